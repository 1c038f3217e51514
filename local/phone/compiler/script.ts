import path from 'node:path'
import esbuild, { type BuildContext, type Message, type Plugin } from 'esbuild'
import type { Project } from './project'
import { wholeFile, type Problems } from './problems'
import { scriptResolver } from './scriptResolve'
import type { NpmPackages } from './npm'
import type { Resolver } from './resolve'
import { worldOfProduct } from './wrapper'

/** The bundled scripts: text that declares `__product.load`, an object of functions by component id. */
export interface Bundle {
  code: string
  map: string
}

const entry = 'phone:product'

/** One esbuild context over every script of the mini-program; each component's module runs when it is asked for. */
export class Scripts {
  private context: BuildContext | null = null
  private modules: readonly ScriptModule[] = []
  private problems: Problems | null = null

  constructor(
    private readonly project: Project,
    private readonly npm: NpmPackages,
    private readonly resolver: Resolver,
  ) {}

  /** null when a script has an error; the errors are among the problems. */
  async bundle(modules: readonly ScriptModule[], problems: Problems): Promise<Bundle | null> {
    this.modules = modules
    this.problems = problems
    this.context ??= await esbuild.context(this.options())
    try {
      const result = await this.context.rebuild()
      report(result.warnings, (file, place, text) => problems.warn(file, place, text))
      const [map, code] = [...(result.outputFiles ?? [])].sort((a, b) => b.path.length - a.path.length)
      return { code: code?.text ?? '', map: map?.text ?? '' }
    } catch (error) {
      const { errors } = error as { errors?: Message[] }
      if (!errors) throw error
      report(errors, (file, place, text) => problems.error(file, place, text))
      return null
    }
  }

  async dispose(): Promise<void> {
    await this.context?.dispose()
  }

  private options(): esbuild.BuildOptions {
    return {
      entryPoints: [entry],
      absWorkingDir: this.project.root,
      // Sources in the map are relative to this file: 'miniprogram/pages/home/home.ts'.
      outfile: path.join(this.project.root, 'app.js'),
      bundle: true,
      write: false,
      format: 'iife',
      globalName: '__product',
      target: 'es2020',
      mainFields: ['main', 'module'],
      conditions: [],
      charset: 'utf8',
      sourcemap: 'external',
      logLevel: 'silent',
      // DevTools strips types with Babel and looks at no tsconfig, so neither do we.
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
      banner: { js: `function __makeProduct(__window, __scope) { 'use strict';\n${worldOfProduct()}` },
      footer: { js: 'return __product.load\n}' },
      plugins: [
        this.entryPlugin(),
        scriptResolver(this.project, this.npm, this.resolver, () => this.problems),
      ],
    }
  }

  private entryPlugin(): Plugin {
    return {
      name: 'entry',
      setup: (build) => {
        build.onResolve({ filter: /^phone:product$/ }, () => ({ path: entry, namespace: 'phone' }))
        build.onResolve({ filter: /.*/, namespace: 'phone' }, (args) => ({ path: args.path }))
        build.onLoad({ filter: /.*/, namespace: 'phone' }, () => ({
          contents: this.entryText(),
          loader: 'js',
        }))
      },
    }
  }

  private entryText(): string {
    const lines = this.modules.map(
      (it) => `${JSON.stringify(it.id)}: () => require(${JSON.stringify(it.file)}),`,
    )
    return `export const load = {\n${lines.join('\n')}\n}`
  }
}

/** A component's (or the app's) own script. */
export interface ScriptModule {
  id: string
  /** Absolute. */
  file: string
}

type Tell = (file: string, place: { line: number; column: number }, text: string) => void

function report(messages: readonly Message[], tell: Tell): void {
  for (const { text, location } of messages) {
    if (!location) {
      tell('', wholeFile, text)
      continue
    }
    // esbuild counts columns in bytes from 0.
    const before = Buffer.from(location.lineText).subarray(0, location.column).toString()
    tell(location.file, { line: location.line, column: before.length + 1 }, text)
  }
}
