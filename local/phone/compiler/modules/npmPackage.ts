import fs from 'node:fs'
import path from 'node:path'
import esbuild, { type Message, type Plugin } from 'esbuild'
import { wholeFile, type Finding } from '../problems'
import { implicitGlobals } from './implicitGlobals'
import { toFinding, type ModuleText, type RawMap } from './moduleText'

const ours = { byPhone: true }

/**
 * An ordinary npm package as one module, as WeChat's npm build makes it: its main entry with all of its own files. Other
 * packages stay outside, so that everybody who uses one has the same.
 * @param shownFolder the package's folder from the project's root, for source maps
 */
export async function bundlePackage(folder: string, root: string): Promise<ModuleText> {
  const others = new Set<string>()
  try {
    const result = await esbuild.build({
      entryPoints: [folder],
      absWorkingDir: root,
      outfile: path.join(root, 'package.js'),
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['main', 'module'],
      target: 'es2020',
      charset: 'utf8',
      sourcemap: 'external',
      logLevel: 'silent',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [keepOthersOut(folder, others)],
    })
    const [map, code] = [...result.outputFiles].sort((a, b) => b.path.length - a.path.length)
    const text = code?.text ?? ''
    const requires = [...others].map((written) => ({ written, place: wholeFile }))
    return {
      code: text,
      map: JSON.parse(map?.text ?? '{}') as RawMap,
      requires,
      globals: implicitGlobals(text),
      errors: [],
    }
  } catch (error) {
    const { errors } = error as { errors?: Message[] }
    if (!errors) throw error
    return { code: '', map: emptyMap, requires: [], globals: [], errors: errors.map(inPackage) }
  }
}

const emptyMap: RawMap = { version: 3, sources: [], names: [], mappings: '' }

function inPackage(message: Message): Finding {
  const { message: text } = toFinding(message)
  const { file = '', line = 0 } = message.location ?? {}
  return { ...wholeFile, message: `${text} (${file}:${line})` }
}

/** What lies in the package's own node_modules is part of it: nobody else sees that version. */
function keepOthersOut(folder: string, others: Set<string>): Plugin {
  const real = fs.realpathSync(folder)
  return {
    name: 'others',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, async (args) => {
        if (args.kind === 'entry-point' || args.pluginData === ours || path.isAbsolute(args.path)) return null
        const { kind, resolveDir } = args
        const found = await build.resolve(args.path, { kind, resolveDir, pluginData: ours })
        if (found.path.startsWith(path.join(real, 'node_modules') + path.sep)) return found
        others.add(args.path)
        return { path: args.path, external: true }
      })
    },
  }
}
