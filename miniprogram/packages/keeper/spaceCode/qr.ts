import qrcode from 'qrcode-generator'

/** Empty modules around the code, as the standard asks for: without them many cameras do not find it. */
const QUIET = 4

/**
 * A text of ASCII letters, which is all that our codes hold, as a QR code: an SVG picture in a data URI, for the `src`
 * of an image. Level Q reads even when a quarter of the sheet at the door is dirty. Pure.
 */
export function qrUri(text: string): string {
  return `data:image/svg+xml,${encodeURIComponent(qrSvg(text))}`
}

export function qrSvg(text: string): string {
  const code = qrcode(0, 'Q')
  code.addData(text, 'Byte')
  code.make()
  const side = code.getModuleCount()
  const all = side + 2 * QUIET
  const box = `viewBox="0 0 ${all} ${all}" width="${all * 12}" height="${all * 12}"`
  const path = darkRuns(side, (row, column) => code.isDark(row, column))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${box} shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${all}v${all}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

/** Dark modules of a row that touch are drawn as one piece, so that no hairline shows between them. */
function darkRuns(side: number, isDark: (row: number, column: number) => boolean): string {
  const pieces: string[] = []
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const from = column
      while (column < side && isDark(row, column)) column++
      if (column > from) pieces.push(`M${from + QUIET} ${row + QUIET}h${column - from}v1h${from - column}z`)
    }
  }
  return pieces.join('')
}
