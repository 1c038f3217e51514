import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import esbuild from 'esbuild'
import { startCloud, type Cloud } from '../../cloud'

const cache = path.resolve(__dirname, '../../../.cache/phone-functions')

/**
 * A cloud in memory with the plain JavaScript functions of a project; null when it has none. They are bundled, so that a
 * project without node_modules has the SDK all the same.
 */
export async function startProjectCloud(project: string): Promise<Cloud | null> {
  const root = functionsRoot(project)
  const names = root === null ? [] : functionNames(root)
  if (root === null || names.length === 0) return null
  const dir = path.join(cache, createHash('sha1').update(root).digest('hex').slice(0, 12))
  fs.rmSync(dir, { recursive: true, force: true })
  await Promise.all(names.map((name) => bundle(root, name, dir)))
  return startCloud({ dataDir: null, functionsDir: dir, schema: [] })
}

function functionsRoot(project: string): string | null {
  try {
    const text = fs.readFileSync(path.join(project, 'project.config.json'), 'utf8')
    const { cloudfunctionRoot } = JSON.parse(text) as { cloudfunctionRoot?: string }
    return cloudfunctionRoot ? path.resolve(project, cloudfunctionRoot) : null
  } catch {
    return null
  }
}

function functionNames(root: string): string[] {
  if (!fs.existsSync(root)) return []
  return fs.readdirSync(root).filter((name) => fs.existsSync(path.join(root, name, 'index.js')))
}

/** A function that cannot be bundled is left out, and said so; calling it then says that it is not there. */
async function bundle(root: string, name: string, dir: string): Promise<void> {
  const out = path.join(dir, name)
  try {
    await esbuild.build({
      entryPoints: [path.join(root, name, 'index.js')],
      outfile: path.join(out, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node18',
      external: ['wx-server-sdk'],
      logLevel: 'silent',
    })
    const config = path.join(root, name, 'config.json')
    if (fs.existsSync(config)) fs.copyFileSync(config, path.join(out, 'config.json'))
  } catch (error) {
    const [reason = ''] = String((error as Error).message)
      .split('\n')
      .slice(1)
    process.stderr.write(`The cloud function ${name} cannot be bundled. ${reason}\n`)
  }
}
