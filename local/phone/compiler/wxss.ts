import postcss, { CssSyntaxError, type AtRule, type Root } from 'postcss'
import type { Files } from './files'
import { wholeFile, type Problems } from './problems'
import type { Resolver } from './resolve'
import { convertSheet, placeOfNode } from './wxssConvert'

interface KeptSheet {
  css: string
  /** Every file that went into it, with its version. */
  parts: Map<string, string>
}

/** Converts wxss to CSS for a page's iframe, and keeps what did not change. */
export class Wxss {
  private readonly kept = new Map<string, KeptSheet>()
  private readonly parsed = new Map<string, { version: string; root: Root }>()

  constructor(
    private readonly files: Files,
    private readonly resolver: Resolver,
  ) {}

  /** '' for a component without a style sheet. */
  convert(id: string, problems: Problems): string {
    const kept = this.kept.get(id)
    if (kept && this.isFresh(kept)) return kept.css
    const parts = new Map<string, string>()
    const before = problems.errors.length
    const root = this.inline(id, problems, parts, [])
    if (!root) {
      this.warnOfOthers(id, problems)
      return ''
    }
    convertSheet(root, problems)
    const css = root.toString()
    if (problems.errors.length === before) this.kept.set(id, { css, parts })
    return css
  }

  /** Style sheets that only plugins of DevTools can read. */
  private warnOfOthers(id: string, problems: Problems): void {
    const other = ['.less', '.scss', '.sass'].find((it) => this.resolver.has(id, it))
    if (!other || this.resolver.has(id, '.wxss')) return
    const file = this.resolver.file(id, other)
    problems.warn(file, wholeFile, `The phone reads no ${other} files: compile it to ${id}.wxss.`)
  }

  private isFresh(sheet: KeptSheet): boolean {
    return [...sheet.parts].every(([file, version]) => this.files.read(file)?.version === version)
  }

  /** The sheet with every @import replaced by what it names; each file at most once, as a cycle would not end. */
  private inline(id: string, problems: Problems, parts: Map<string, string>, above: string[]): Root | null {
    const file = this.resolver.file(id, '.wxss')
    const source = this.files.read(file)
    if (!source) return null
    parts.set(file, source.version)
    const root = this.parse(file, source.text, source.version, problems)
    root?.walkAtRules('import', (rule) => this.replaceImport(rule, id, file, problems, parts, [...above, id]))
    return root
  }

  private replaceImport(
    rule: AtRule,
    owner: string,
    file: string,
    problems: Problems,
    parts: Map<string, string>,
    above: string[],
  ): void {
    const named = /^(?:url\(\s*)?["']?([^"')\s]+)/.exec(rule.params)?.[1] ?? ''
    const id = this.resolver.sibling(named, owner, '.wxss')
    if (id === null)
      problems.error(file, placeOfNode(rule), `@import names a style sheet that is not there: ${named}`)
    const imported = id === null || above.includes(id) ? null : this.inline(id, problems, parts, above)
    if (imported) rule.replaceWith(imported.nodes)
    else rule.remove()
  }

  private parse(file: string, text: string, version: string, problems: Problems): Root | null {
    const known = this.parsed.get(file)
    if (known?.version === version) return known.root.clone()
    try {
      const root = postcss.parse(text, { from: file })
      this.parsed.set(file, { version, root })
      return root.clone()
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error
      const place = { line: error.line ?? 0, column: error.column ?? 0 }
      problems.error(file, place, `This style sheet cannot be read: ${error.reason}.`)
      return null
    }
  }
}
