import type { RawMap } from './moduleText'

interface Section {
  offset: { line: number; column: number }
  map: RawMap
}

/** Texts joined one behind the other, and the index map that leads from a place in the whole to the sources. */
export class SectionMap {
  private readonly parts: string[] = []
  private readonly sections: Section[] = []
  private lines = 0

  /** @param text begins at the beginning of a line if it has a map */
  add(text: string, map?: RawMap): void {
    if (map && map.mappings !== '') this.sections.push({ offset: { line: this.lines, column: 0 }, map })
    this.parts.push(text)
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lines++
  }

  text(): string {
    return this.parts.join('')
  }

  /** As a file: https://tc39.es/ecma426/#sec-index-source-map */
  toString(): string {
    return JSON.stringify({ version: 3, sections: this.sections })
  }
}
