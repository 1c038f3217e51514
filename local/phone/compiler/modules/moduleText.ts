import esbuild, { type Message } from 'esbuild'
import type { SourceFile } from '../files'
import { placeOf, wholeFile, type Finding, type Place } from '../problems'
import { implicitGlobals } from './implicitGlobals'

/** Source maps as esbuild writes them. */
export interface RawMap {
  version: number
  sources: string[]
  sourcesContent?: (string | null)[]
  names: string[]
  mappings: string
}

/** One script as a CommonJS module, with what it asks for. */
export interface ModuleText {
  code: string
  map: RawMap
  /** What stands in its `require` calls and imports, types left out, each once. */
  requires: Required[]
  /** Variables that it assigns without declaring them. */
  globals: string[]
  errors: Finding[]
}

export interface Required {
  written: string
  place: Place
}

const required = /\brequire(?:\.async)?\(\s*("(?:[^"\\\n]|\\.)+"|'(?:[^'\\\n]|\\.)+')/g

/**
 * Makes a script what WeChat's own build makes of it: types are gone and modules are CommonJS. A file may import, export
 * and assign module.exports all at once, as people do.
 * @param shown the file's name in source maps, from the project's root
 */
export async function compileModule(source: SourceFile, file: string, shown: string): Promise<ModuleText> {
  try {
    const result = await esbuild.transform(source.text, {
      loader: file.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2020',
      charset: 'utf8',
      sourcemap: 'external',
      sourcefile: shown,
      logLevel: 'silent',
      // WeChat's build knows no eval, and looks at no tsconfig.
      define: { eval: '__noEval' },
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    })
    const code = joinExports(result.code)
    return {
      code,
      map: JSON.parse(result.map) as RawMap,
      requires: requiresOf(code, source.text),
      globals: implicitGlobals(code),
      errors: [],
    }
  } catch (error) {
    const { errors } = error as { errors?: Message[] }
    if (!errors) throw error
    return { code: '', map: emptyMap(shown), requires: [], globals: [], errors: errors.map(toFinding) }
  }
}

/** esbuild gives the module another object for its exports; what else the file puts on `exports` would be lost. */
function joinExports(code: string): string {
  return code.replace(/^module\.exports = __toCommonJS\((\w+)\);$/m, '__joinExports(exports, $1);')
}

function requiresOf(code: string, source: string): Required[] {
  const written = new Set<string>()
  for (const [, quoted = '""'] of code.matchAll(required)) written.add(unquote(quoted))
  return [...written].map((it) => ({ written: it, place: placeOfRequired(source, it) }))
}

function unquote(quoted: string): string {
  const inner = quoted
    .slice(1, -1)
    .replace(/\\'/g, "'")
    .replace(/(^|[^\\])"/g, '$1\\"')
  try {
    return JSON.parse(`"${inner}"`) as string
  } catch {
    return inner
  }
}

/** The quoted path behind `require(`, `from` or `import`; else wherever it stands. */
function placeOfRequired(source: string, written: string): Place {
  const escaped = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = new RegExp(`(?:\\(|from|import)\\s*(['"])${escaped}\\1`).exec(source)
  if (!found) return placeOf(source, written)
  const before = source.slice(0, found.index + found[0].length - written.length - 2)
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

/** esbuild counts columns in bytes from 0. */
export function toFinding({ text, location }: Message): Finding {
  if (!location) return { ...wholeFile, message: text }
  const before = Buffer.from(location.lineText).subarray(0, location.column).toString()
  return { line: location.line, column: before.length + 1, message: text }
}

function emptyMap(source: string): RawMap {
  return { version: 3, sources: [source], names: [], mappings: '' }
}
