/** A small reader of WXML that keeps positions. It forgives: what is malformed is WeChat's own compiler's to refuse. */

export interface Attribute {
  name: string
  /** '' for an attribute without a value. */
  value: string
  at: number
}

export interface Tag {
  name: string
  attributes: Attribute[]
  /** Of its '<'. */
  at: number
}

export interface WxmlTokens {
  /** Opening and self-closed tags, in order. */
  tags: Tag[]
  /** Text between tags, wxs source left out. */
  texts: { text: string; at: number }[]
  /** Positions of comments that never end. */
  unclosedComments: number[]
}

const tagStart = /<([a-zA-Z][\w-]*)/y
const attribute = /\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/y

export function readWxml(source: string): WxmlTokens {
  const tokens: WxmlTokens = { tags: [], texts: [], unclosedComments: [] }
  let at = 0
  while (at < source.length) at = next(source, at, tokens)
  return tokens
}

/** Reads one token at `at`, adds it and gives the position after it. */
function next(source: string, at: number, tokens: WxmlTokens): number {
  if (source.startsWith('<!--', at)) return comment(source, at, tokens)
  if (source.startsWith('</', at)) return after(source, '>', at)
  const tag = match(tagStart, source, at)
  if (tag) return openTag(source, at, tag, tokens)
  const end = textEnd(source, at)
  tokens.texts.push({ text: source.slice(at, end), at })
  return end
}

function comment(source: string, at: number, tokens: WxmlTokens): number {
  if (source.indexOf('-->', at + 4) < 0) tokens.unclosedComments.push(at)
  return after(source, '-->', at + 4)
}

function openTag(source: string, at: number, start: RegExpExecArray, tokens: WxmlTokens): number {
  const tag: Tag = { name: start[1] ?? '', attributes: [], at }
  tokens.tags.push(tag)
  let position = at + start[0].length
  for (let found = match(attribute, source, position); found; found = match(attribute, source, position)) {
    const name = found[1] ?? ''
    tag.attributes.push({ name, value: found[2] ?? found[3] ?? '', at: position + found[0].indexOf(name) })
    position += found[0].length
  }
  const end = after(source, '>', position)
  const selfClosed = source.slice(position, end).includes('/')
  return tag.name === 'wxs' && !selfClosed ? after(source, '</wxs>', end) : end
}

/** The end of a text: the next '<' that is not inside {{ }}. */
function textEnd(source: string, at: number): number {
  let position = at + 1
  while (position < source.length && source[position] !== '<') {
    const jump = source.startsWith('{{', position) ? source.indexOf('}}', position) : -1
    position = jump < 0 ? position + 1 : jump + 2
  }
  return position
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at < 0 ? source.length : at + mark.length
}

/** The insides of every {{ }} in a value or text, with their offsets. */
export function expressions(text: string): { code: string; at: number }[] {
  return [...text.matchAll(/\{\{([\s\S]*?)\}\}/g)].map((found) => ({
    code: found[1] ?? '',
    at: (found.index ?? 0) + 2,
  }))
}
