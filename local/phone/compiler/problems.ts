import path from 'node:path'
import type { BuildProblem } from '../protocol'

/** A place in a file, from 1; 0 when the whole file is meant. */
export interface Place {
  line: number
  column: number
}

export const wholeFile: Place = { line: 0, column: 0 }

/** The line and column, both from 1, of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  return { line: before.split('\n').length, column: offset - lastBreak }
}

/** Where a piece of text first stands, or the whole file when it does not. */
export function placeOf(text: string, piece: string): Place {
  const offset = text.indexOf(piece)
  return offset < 0 ? wholeFile : placeAt(text, offset)
}

/** A problem without its file, as the parts of the compiler that know one text only find it. */
export interface Finding extends Place {
  message: string
}

/** What one build found wrong. Errors keep the last good bundle in place; warnings are only told. */
export class Problems {
  readonly errors: BuildProblem[] = []
  readonly warnings: BuildProblem[] = []

  constructor(private readonly projectRoot: string) {}

  error(file: string, place: Place, message: string): void {
    this.push(this.errors, file, place, message)
  }

  warn(file: string, place: Place, message: string): void {
    this.push(this.warnings, file, place, message)
  }

  private push(list: BuildProblem[], file: string, place: Place, message: string): void {
    const problem = { file: this.shown(file), line: place.line, column: place.column, message }
    const known = list.some(
      (it) => it.file === problem.file && it.line === problem.line && it.message === message,
    )
    if (!known) list.push(problem)
  }

  private shown(file: string): string {
    if (!path.isAbsolute(file)) return file
    return path.relative(this.projectRoot, file).split(path.sep).join('/')
  }
}

/** One line for a terminal: `miniprogram/a.wxml:3:5 says what`. */
export function formatProblem(problem: BuildProblem): string {
  const at = problem.line > 0 ? `:${problem.line}:${problem.column}` : ''
  return `${problem.file}${at} ${problem.message}`
}
