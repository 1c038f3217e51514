import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { untar } from './untar'

const root = path.resolve(__dirname, '../..')
const brotli = promisify(zlib.brotliDecompress)

export interface BundledChromium {
  executable: string
  /** What a machine without libraries and fonts of its own needs in the environment of the browser. */
  env: Record<string, string>
}

/**
 * The Chromium that comes as an npm package, for Linux on x64. Its archives are unpacked once into
 * `.cache/chromium-<version>`; a folder appears there under its name only when it is complete, so that two processes
 * may do this at once. Gives null where the package is not for this machine.
 */
export async function bundledChromium(): Promise<BundledChromium | null> {
  const source = path.join(root, 'node_modules/@sparticuz/chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !fs.existsSync(source)) return null
  const { version } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(root, '.cache', `chromium-${version}`)
  if (!fs.existsSync(folder)) await unpack(path.join(source, 'bin'), folder)
  writeFontConfig(folder)
  return {
    executable: path.join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: joined(path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']),
      // With no font at all Chromium paints no text, not even in web fonts.
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
    },
  }
}

async function unpack(source: string, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`
  fs.mkdirSync(draft, { recursive: true })
  try {
    await Promise.all([
      inflate(path.join(source, 'chromium.br')).then((data) =>
        fs.promises.writeFile(path.join(draft, 'chromium'), data, { mode: 0o755 }),
      ),
      inflate(path.join(source, 'al2023.tar.br')).then((data) => untar(data, draft)),
      inflate(path.join(source, 'fonts.tar.br')).then((data) => untar(data, path.join(draft, 'fonts'))),
      // The software renderer is looked for beside the executable.
      inflate(path.join(source, 'swiftshader.tar.br')).then((data) => untar(data, draft)),
    ])
    publish(draft, folder)
  } finally {
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * The fonts.conf that comes along names folders of another system. Ours names the unpacked fonts and nothing of the
 * machine, so that text looks the same everywhere. Written again when the repository has moved.
 */
function writeFontConfig(folder: string): void {
  const file = path.join(folder, 'fonts', 'fonts.conf')
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(path.join(folder, 'fonts'))}</dir>
  <cachedir>${xml(path.join(folder, 'fonts-cache'))}</cachedir>
</fontconfig>
`
  if (fs.readFileSync(file, 'utf8') !== text) fs.writeFileSync(file, text)
}

const xml = (value: string): string => value.replace(/&/g, '&amp;').replace(/</g, '&lt;')

async function inflate(file: string): Promise<Buffer> {
  return brotli(await fs.promises.readFile(file))
}

function publish(draft: string, folder: string): void {
  try {
    fs.renameSync(draft, folder)
  } catch (error) {
    if (!fs.existsSync(folder)) throw error
  }
}

function joined(first: string, rest: string | undefined): string {
  return rest ? `${first}${path.delimiter}${rest}` : first
}
