import { createContext, Script } from 'node:vm'
import type { BSONRegExp } from 'bson'
import { requestFailed } from '../../errors'

/** How long one pattern may look at one text, milliseconds. */
const PATIENCE = 500

/** Texts that match, and the same regular expression itself. */
export function matching(regex: RegExp | BSONRegExp): (value: unknown) => boolean {
  const compiled = regex instanceof RegExp ? regex : compileRegex(regex.pattern, regex.options)
  const test = textTest(compiled)
  return (value) =>
    typeof value === 'string'
      ? test(value)
      : value instanceof RegExp && value.source === compiled.source && value.flags === compiled.flags
}

/** With MongoDB's options: i, m, s, and x, which ignores white space and comments in the pattern. */
export function compileRegex(pattern: string, options: string): RegExp {
  if (/[^imsxu]/.test(options)) throw requestFailed(`invalid flag in regex options: ${options}`)
  const source = options.includes('x') ? withoutSpace(pattern) : pattern
  try {
    return new RegExp(source, [...new Set(options.replace('x', ''))].sort().join(''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw requestFailed(`Regular expression is invalid: ${reason}`)
  }
}

const withoutSpace = (pattern: string): string =>
  pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part))

/** A repeated group that repeats or chooses within itself: the only patterns that can take (nearly) for ever. */
const repeatedGroup = /\)(?:[*+]|\{\d+,)/

const script = new Script('regex.test(text)')

/** Nobody may stop the whole cloud with a pattern: one that could is tested where it can be broken off. */
function textTest(regex: RegExp): (text: string) => boolean {
  if (!repeatedGroup.test(regex.source)) return (text) => regex.test(text)
  const context = createContext({ regex, text: '' })
  return (text) => {
    context['text'] = text
    try {
      return script.runInContext(context, { timeout: PATIENCE }) as boolean
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
      throw requestFailed('the regular expression takes too long: it repeats what repeats')
    }
  }
}
