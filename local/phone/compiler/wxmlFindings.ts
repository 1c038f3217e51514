import type { Finding } from './problems'
import type { ScannedTag } from './wxmlScan'

/** What glass-easel's compiler says of a template; lines and columns from 0. */
export interface CompilerMessage {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}

/** What WeChat's own compiler refuses as well. */
const grave =
  /inside expression|missing expression|incomplete|missing end tag|invalid end tag|unmatched|should be quoted|illegal expression|not been supported|unexpected character$/

/**
 * The compiler has opinions on much that WeChat lets pass: attributes on a block, content in a slot, an attribute with an
 * odd name. It leaves such things out, as WeChat does, so they are only warned of.
 */
export function isGrave(message: CompilerMessage): boolean {
  return grave.test(message.message)
}

export function toFinding(message: CompilerMessage): Finding {
  return { line: message.startLine + 1, column: message.startColumn + 1, message: `wxml: ${message.message}` }
}

/** `value` beside `model:value` makes the binding dead, and the compiler only says that something is there twice. */
export function deadBindings(tags: readonly ScannedTag[]): Finding[] {
  const findings: Finding[] = []
  for (const tag of tags) {
    const names = new Set(tag.attributes.map((it) => it.name))
    for (const name of names) {
      if (!name.startsWith('model:') || !names.has(name.slice('model:'.length))) continue
      const message = `${name} and ${name.slice('model:'.length)} on one tag: the binding would be dead.`
      findings.push({ line: tag.line, column: tag.column, message })
    }
  }
  return findings
}

/** Our sentence takes the place of the compiler's about the same line. */
export function joined(compilers: Finding[], ours: Finding[]): Finding[] {
  const lines = new Set(ours.map((it) => it.line))
  return [...compilers.filter((it) => !(lines.has(it.line) && it.message.includes('duplicated'))), ...ours]
}
