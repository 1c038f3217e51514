import type { RawMap } from './moduleText'

interface Section {
  offset: { line: number; column: number }
  map: RawMap
}

/** Says of what follows that it is from no source. */
const nowhere: RawMap = { version: 3, sources: [], names: [], mappings: 'A' }

/** Texts joined one behind the other, and the index map that leads from a place in the whole to the sources. */
export class SectionMap {
  private readonly parts: string[] = []
  private readonly sections: Section[] = []
  private line = 0
  private column = 0

  add(text: string, map?: RawMap): void {
    const offset = { line: this.line, column: this.column }
    if (map && map.mappings !== '') this.sections.push({ offset, map })
    else if (this.sections.length > 0 && this.sections.at(-1)?.map !== nowhere)
      this.sections.push({ offset, map: nowhere })
    this.parts.push(text)
    this.pass(text)
  }

  text(): string {
    return this.parts.join('')
  }

  /** As a file: https://tc39.es/ecma426/#sec-index-source-map */
  toString(): string {
    return JSON.stringify({ version: 3, sections: this.sections })
  }

  private pass(text: string): void {
    let last = -1
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.line++
      last = at
    }
    this.column = last < 0 ? this.column + text.length : text.length - last - 1
  }
}

/**
 * The map of a text that stands in its source line by line, if not column by column.
 * @param line where the text begins in the source, from 1
 */
export function lineMap(file: string, content: string, line: number, text: string): RawMap {
  const rest = text.split('\n').slice(1)
  const mappings = [`AA${vlq(line - 1)}A`, ...rest.map(() => 'AACA')].join(';')
  return { version: 3, sources: [file], sourcesContent: [content], names: [], mappings }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A number of zero or more as source maps write it. */
function vlq(value: number): string {
  let rest = value << 1
  let text = ''
  do {
    const digit = rest & 31
    rest >>>= 5
    text += digits[rest > 0 ? digit | 32 : digit] ?? ''
  } while (rest > 0)
  return text
}
