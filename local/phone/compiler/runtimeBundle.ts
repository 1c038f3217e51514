import fs from 'node:fs'
import path from 'node:path'
import esbuild, { type BuildContext, type Message, type Plugin } from 'esbuild'
import { compileBuiltins, type BuiltinTag } from './builtins'
import { isFile } from './files'
import { Problems, wholeFile } from './problems'

/** The phone's own scripts, the same for every mini-program. */
export interface RuntimeBundle {
  /** By name: 'runtime.js', 'runtime.js.map', 'view.js', 'view.js.map'. */
  files: Map<string, string>
  problems: Problems
}

const runtimeFolder = path.resolve(__dirname, '../runtime')
const repository = path.resolve(__dirname, '../../..')

/** Bundles runtime/main.ts with the built-in tags, and runtime/view.ts. Built again only when asked to. */
export class Runtime {
  private context: BuildContext | null = null
  private kept: RuntimeBundle | null = null

  constructor(private readonly folder = runtimeFolder) {}

  async bundle(again = false): Promise<RuntimeBundle> {
    if (this.kept && !again) return this.kept
    const problems = new Problems(repository)
    const files = new Map<string, string>()
    this.context ??= await esbuild.context(this.options(problems))
    try {
      const result = await this.context.rebuild()
      for (const it of result.outputFiles ?? []) files.set(path.basename(it.path), it.text)
      this.kept = { files, problems }
      return this.kept
    } catch (error) {
      const { errors } = error as { errors?: Message[] }
      if (!errors) throw error
      for (const it of errors) {
        const place = it.location ? { line: it.location.line, column: it.location.column + 1 } : wholeFile
        problems.error(it.location?.file ?? '', place, it.text)
      }
      return { files: this.kept?.files ?? files, problems }
    }
  }

  async dispose(): Promise<void> {
    await this.context?.dispose()
  }

  private options(problems: Problems): esbuild.BuildOptions {
    const view = path.join(this.folder, 'view.ts')
    return {
      entryPoints: { runtime: 'phone:runtime', ...(isFile(view) ? { view } : {}) },
      absWorkingDir: repository,
      outdir: path.join(repository, 'build'),
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      charset: 'utf8',
      sourcemap: 'linked',
      logLevel: 'silent',
      loader: { '.css': 'text', '.svg': 'text', '.html': 'text' },
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [entryPlugin(this.folder, problems)],
    }
  }
}

function entryPlugin(folder: string, problems: Problems): Plugin {
  return {
    name: 'runtime-entry',
    setup(build) {
      build.onResolve({ filter: /^phone:runtime$/ }, (args) => ({ path: args.path, namespace: 'phone' }))
      build.onResolve({ filter: /.*/, namespace: 'phone' }, (args) => ({ path: args.path }))
      build.onLoad({ filter: /.*/, namespace: 'phone' }, () => {
        const contents = entryText(folder, problems)
        return { contents, loader: 'js', resolveDir: folder }
      })
    },
  }
}

/** The tags are loaded by `boot`, long after main.ts; the table only has to be there by then. */
function entryText(folder: string, problems: Problems): string {
  const builtins = path.join(folder, 'builtins')
  const compiled = fs.existsSync(builtins)
    ? compileBuiltins(builtins, problems)
    : { tags: [], templates: '{}' }
  const components = compiled.tags.map(recordText).join(',\n')
  return [
    `import ${JSON.stringify(path.join(folder, 'main.ts'))}`,
    `window.__phoneBuiltins = { components: [${components}], templates: ${compiled.templates} }`,
  ].join('\n')
}

function recordText({ tag, script, json, css }: BuiltinTag): string {
  const load = script === null ? '' : `require(${JSON.stringify(script)})`
  const plain = JSON.stringify({ id: `builtin/${tag}`, kind: 'builtin', json, css })
  return `{ ...${plain}, load() { ${load} } }`
}
