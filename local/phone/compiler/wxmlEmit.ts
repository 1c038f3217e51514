import path from 'node:path'
import { lineMap, type SectionMap } from './modules/sectionMap'

/** A module of WXS, as it stands in what the template compiler emits. */
export interface EmittedWxs {
  /** What stands right before the code. */
  mark: string
  code: string
  /** Where it begins in its file, from 1. */
  line: number
}

interface Placed extends EmittedWxs {
  /** Absolute file that it is from, and the text of that. */
  file: string
  source: string
}

/** Writes the emitted templates so that places in WXS lead back to their files. @param root folder that sources are shown from */
export function writeWithMaps(
  text: string,
  modules: readonly Placed[],
  into: SectionMap,
  root: string,
): void {
  let at = 0
  for (const { start, file, source, code, line } of inOrder(text, modules)) {
    into.add(text.slice(at, start))
    const shown = path.relative(root, file).split(path.sep).join('/')
    into.add(code, lineMap(shown, source, line, code))
    at = start + code.length
  }
  into.add(text.slice(at))
}

function inOrder(text: string, modules: readonly Placed[]): (Placed & { start: number })[] {
  return modules
    .map((module) => ({ ...module, start: text.indexOf(module.mark) + module.mark.length }))
    .filter(({ start, mark, code }) => start >= mark.length && text.startsWith(code, start))
    .sort((a, b) => a.start - b.start)
}
