import postcss, { CssSyntaxError, type AtRule, type Declaration, type Root, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import type { Files } from './files'
import { vantIconFont } from './icons'
import { wholeFile, type Problems } from './problems'
import type { Resolver } from './resolve'
import { isBuiltinTag } from './tags'

/** Written in front of every class and as the host's name; the runtime replaces both per component. */
export const scopeMark = 'ZSCOPEZ'
export const hostMark = 'ZHOSTZ'

const widthInRpx = 750
const lengths =
  /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))|(^|[^\w#.-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/gi

/** rpx, of which a screen is 750 wide, as vw. Strings and urls stay as they are. */
export function rpxToVw(value: string): string {
  return value.replace(lengths, (whole, kept: string | undefined, before: string, amount: string) => {
    if (kept !== undefined) return whole
    return `${before}${Number(((Number(amount) * 100) / widthInRpx).toFixed(6))}vw`
  })
}

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
    if (!root) return ''
    convertSheet(root, problems)
    const css = root.toString()
    if (problems.errors.length === before) this.kept.set(id, { css, parts })
    return css
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

/** Selectors, lengths, fonts and urls of one sheet, in place. */
export function convertSheet(root: Root, problems: Problems): void {
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = convertSelector(rule, problems)
  })
  root.walkAtRules('font-face', (rule) => {
    if (rule.toString().includes('vant-icon')) takeLocalFont(rule)
  })
  root.walkDecls((declaration) => {
    checkUrls(declaration, problems)
    declaration.value = rpxToVw(declaration.value)
  })
}

function takeLocalFont(rule: AtRule): void {
  const font = vantIconFont()
  if (font === null) return
  rule.walkDecls('src', (declaration) => void declaration.remove())
  rule.append({ prop: 'src', value: `url(${font}) format("woff2")` })
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && /keyframes$/i.test((rule.parent as AtRule).name)
}

function convertSelector(rule: Rule, problems: Problems): string {
  try {
    const selector = selectorParser(convertParts).processSync(rule.selector)
    return selector.replaceAll(`=${hostMark}]`, `="${hostMark}"]`)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    problems.error(fileOfNode(rule), placeOfNode(rule), `This selector cannot be read: ${message}`)
    return rule.selector
  }
}

function convertParts(root: selectorParser.Root): void {
  root.walkClasses((it) => {
    it.value = scopeMark + it.value
  })
  root.walkTags((it) => {
    if (it.value === 'page') it.value = 'body'
    else if (isBuiltinTag(it.value)) it.value = `wx-${it.value}`
  })
  root.walkPseudos((it) => {
    if (it.value !== ':host') return
    const host = {
      attribute: 'wx-host',
      operator: '=' as const,
      value: hostMark,
      quoteMark: '"' as const,
      raws: {},
    }
    it.replaceWith(selectorParser.attribute({ ...host, spaces: it.spaces }))
  })
}

const urls = /url\(\s*["']?([^"')\s]*)/gi

/** WeChat loads nothing of the package from a style sheet, and says nothing. */
function checkUrls(declaration: Declaration, problems: Problems): void {
  for (const [, target = ''] of declaration.value.matchAll(urls)) {
    if (/^(https?:|data:|\/\/|#|wxfile:|cloud:)/i.test(target)) continue
    const message = `url(${target}) is not shown by WeChat, which loads only https and data: urls in style sheets.`
    problems.error(fileOfNode(declaration), placeOfNode(declaration), message)
  }
}

interface Sourced {
  source?: { start?: { line: number; column: number }; input: { file?: string } }
}

function placeOfNode(node: Sourced): { line: number; column: number } {
  const start = node.source?.start
  return start ? { line: start.line, column: start.column } : wholeFile
}

function fileOfNode(node: Sourced): string {
  return node.source?.input.file ?? ''
}
