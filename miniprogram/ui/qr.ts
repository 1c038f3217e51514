import qrcode from 'qrcode-generator'

/** Empty modules around the code, as the standard asks for: without them many cameras do not find it. */
export const QUIET = 4

/** A QR code as rows of dark and light, without its empty margin. */
export type Modules = boolean[][]

/** Runs of dark modules of one row: where they begin, and how many they are. */
export interface DarkRun {
  row: number
  column: number
  length: number
}

/**
 * A text of ASCII letters, which is all that our codes hold, as a QR code: an SVG picture in a data URI, for the `src`
 * of an image. Level Q reads even when a quarter of the sheet at the door is dirty. Pure.
 */
export function qrUri(text: string): string {
  return `data:image/svg+xml,${encodeURIComponent(qrSvg(text))}`
}

export function qrSvg(text: string): string {
  const modules = qrModules(text)
  const all = modules.length + 2 * QUIET
  const box = `viewBox="0 0 ${all} ${all}" width="${all * 12}" height="${all * 12}"`
  const path = darkRuns(modules)
    .map(({ row, column, length }) => `M${column + QUIET} ${row + QUIET}h${length}v1h-${length}z`)
    .join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${all}v${all}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

/** Capitals and digits take a third less room than other letters do, so that the modules can be larger. */
export function qrModules(text: string): Modules {
  const code = qrcode(0, 'Q')
  code.addData(text, /^[0-9A-Z $%*+\-./:]+$/.test(text) ? 'Alphanumeric' : 'Byte')
  code.make()
  const side = Array.from({ length: code.getModuleCount() }, (_, at) => at)
  return side.map((row) => side.map((column) => code.isDark(row, column)))
}

/** Dark modules of a row that touch are drawn as one piece, so that no hairline shows between them. */
export function darkRuns(modules: Modules): DarkRun[] {
  return modules.flatMap((cells, row) => {
    const runs: DarkRun[] = []
    for (let column = 0; column < cells.length; column++) {
      const from = column
      while (cells[column]) column++
      if (column > from) runs.push({ row, column: from, length: column - from })
    }
    return runs
  })
}
