/** One thing that is wrong, in a sentence, with its place. */
export interface Finding {
  /** From the root of what was checked, with '/'. */
  file: string
  /** From 1; 0 when the whole file is meant. */
  line: number
  message: string
}

/** `miniprogram/pages/home/home.wxml:12 <foo> is not declared …`, which editors and terminals make into a link. */
export function sentence({ file, line, message }: Finding): string {
  return `${line > 0 ? `${file}:${line}` : file} ${message}`
}

/** The line, from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
