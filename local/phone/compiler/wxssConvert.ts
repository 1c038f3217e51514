import type { AtRule, Declaration, Root, Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { vantIconFont } from './icons'
import { wholeFile, type Place, type Problems } from './problems'
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
    problems.warn(fileOfNode(declaration), placeOfNode(declaration), message)
  }
}

interface Sourced {
  source?: { start?: { line: number; column: number }; input: { file?: string } }
}

export function placeOfNode(node: Sourced): Place {
  const start = node.source?.start
  return start ? { line: start.line, column: start.column } : wholeFile
}

function fileOfNode(node: Sourced): string {
  return node.source?.input.file ?? ''
}
