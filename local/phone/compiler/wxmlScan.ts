import { placeAt, type Place } from './problems'

export interface ScannedAttribute {
  name: string
  /** As written, without quotes; '' for an attribute without a value. */
  value: string
}

/** One opening tag. The template compiler tells nothing of tags, so the checks of ours look at the text. */
export interface ScannedTag extends Place {
  name: string
  attributes: ScannedAttribute[]
  /** Offset right after the tag's '>', where an inline wxs begins. */
  end: number
}

const openTag = /<([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/y
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** Opening tags of a template in order, leaving out comments, `{{ }}` in text and the code of inline wxs. */
export function scanWxml(text: string): ScannedTag[] {
  const tags: ScannedTag[] = []
  let at = 0
  while (at < text.length) {
    const skipped = skip(text, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    openTag.lastIndex = at
    const match = openTag.exec(text)
    if (!match) {
      at += 1
      continue
    }
    const tag = toTag(text, match)
    tags.push(tag)
    at = tag.name === 'wxs' && !match[0].endsWith('/>') ? endOfWxs(text, tag.end) : tag.end
  }
  return tags
}

/** Past a comment or a binding that begins here, and past plain text up to the next of '<' and '{'. */
function skip(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at)
  if (text.startsWith('{{', at)) return after(text, '}}', at)
  if (text[at] === '<') return at
  const next = text.slice(at + 1).search(/<|\{\{/)
  return next < 0 ? text.length : at + 1 + next
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

function endOfWxs(text: string, from: number): number {
  const found = text.indexOf('</wxs', from)
  return found < 0 ? text.length : found
}

function toTag(text: string, match: RegExpExecArray): ScannedTag {
  const attributes: ScannedAttribute[] = []
  for (const it of (match[2] ?? '').matchAll(attribute)) {
    attributes.push({ name: it[1] ?? '', value: it[2] ?? it[3] ?? it[4] ?? '' })
  }
  return {
    name: match[1] ?? '',
    attributes,
    end: match.index + match[0].length,
    ...placeAt(text, match.index),
  }
}

/** The written value of a tag's attribute, undefined when it is not there. */
export function attributeOf(tag: ScannedTag, name: string): string | undefined {
  return tag.attributes.find((it) => it.name === name)?.value
}
