/**
 * `node tools/run.mjs tools/assets/ed25519.ts`: writes again what desks verify signatures with. WeChat's npm build brings a
 * package as it is, and tweetnacl asks for Node's `crypto` when it is loaded, which WeChat does not have; it would also lie
 * in the main package, although only desks need it. So the pinned version's one function is bundled into their package.
 * The result is committed; a test says whether it is still what this makes.
 */
import { build } from 'esbuild'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
export const FILE = path.join(ROOT, 'miniprogram/packages/desk/vendor/ed25519.js')

const ENTRY = `
import nacl from 'tweetnacl'
export const verifyDetached = nacl.sign.detached.verify
`

/** Verifying needs no random numbers, so the part that looks for their source finds none. */
export async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    ...{ bundle: true, write: false, minify: true, format: 'cjs', platform: 'browser', target: 'es2017' },
    define: { self: 'undefined' },
    external: [],
    banner: { js: '// tweetnacl 1.0.3, public domain (Unlicense). Written by tools/assets/ed25519.ts' },
  })
  return outputFiles[0]?.text ?? ''
}

if (path.resolve(process.argv[1] ?? '') === __filename)
  void bundled().then(async (text) => {
    await writeFile(FILE, text)
    process.stdout.write(`${FILE}: ${text.length} bytes\n`)
  })
