import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import esbuild from 'esbuild'

const ROOT = resolve(__dirname, '../..')
const SOURCES = join(ROOT, 'cloudfunctions')
/** Folders of `cloudfunctions/` that are not functions. */
const NOT_FUNCTIONS = new Set(['kit', 'schema'])

export interface BuildOptions {
  /** Where to; build/cloudfunctions unless said otherwise. */
  dir?: string
  watch?: boolean
  /** After every rebuild but the first, with esbuild's messages when it failed. */
  onRebuild?(errors: readonly esbuild.Message[]): void
}

export interface BuiltFunctions {
  dir: string
  dispose(): Promise<void>
}

export const functionNames = (): string[] =>
  readdirSync(SOURCES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_FUNCTIONS.has(entry.name))
    .map(({ name }) => name)
    .filter((name) => existsSync(join(SOURCES, name, 'index.ts')))
    .sort()

/** What `cloudfunctionRoot` names in project.config.json. */
const BUILD = join(ROOT, 'build', 'cloudfunctions')

/** Bundles every function into <dir>/<name>/, ready for WeChat: index.js, package.json, config.json. */
export async function buildFunctions(options: BuildOptions = {}): Promise<BuiltFunctions> {
  const { dir = BUILD, watch = false, onRebuild } = options
  const names = functionNames()
  for (const name of names) writeCompanions(dir, name)
  const context = await esbuild.context({
    entryPoints: names.map((name) => ({ in: join(SOURCES, name, 'index.ts'), out: join(name, 'index') })),
    outdir: dir,
    bundle: true,
    platform: 'node',
    // WeChat runs functions on Node 16 and 18.
    target: 'node16',
    external: ['wx-server-sdk'],
    logLevel: 'silent',
    write: false,
    plugins: [writeWhole(), ...(onRebuild ? [reportRebuilds(onRebuild)] : [])],
  })
  await context.rebuild()
  if (watch) await context.watch()
  return { dir, dispose: () => context.dispose() }
}

/** The SDK stays a dependency that WeChat installs; everything else is in the bundle. */
function writeCompanions(dir: string, name: string): void {
  const out = join(dir, name)
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const own = { name, main: 'index.js', dependencies: { 'wx-server-sdk': dependencies['wx-server-sdk'] } }
  replaceFile(join(out, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
  replaceFile(join(out, 'config.json'), readFileSync(join(SOURCES, name, 'config.json')))
}

/** A cloud that runs on the same folder never sees half a bundle, even when two builds go on at once. */
function writeWhole(): esbuild.Plugin {
  return {
    name: 'write-whole',
    setup(build) {
      build.onEnd(({ outputFiles = [] }) => {
        for (const { path, contents } of outputFiles) replaceFile(path, contents)
      })
    },
  }
}

function replaceFile(path: string, contents: string | Uint8Array): void {
  const whole = `${path}.${process.pid}.tmp`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(whole, contents)
  renameSync(whole, path)
}

function reportRebuilds(onRebuild: NonNullable<BuildOptions['onRebuild']>): esbuild.Plugin {
  let builds = 0
  return {
    name: 'report-rebuilds',
    setup(build) {
      build.onEnd(({ errors }) => {
        // The first build is awaited by the caller, and the watcher repeats it at once.
        if (++builds > 2) onRebuild(errors)
      })
    },
  }
}
