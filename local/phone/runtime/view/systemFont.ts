/**
 * A phone has its typeface before anything is drawn, a browser fetches it when it is first wanted. Text of elements is
 * drawn anew when it has come; a canvas is not, so the parts of the font that its words need are fetched before each.
 */

const FAMILY = 'Noto Sans SC'

/** The methods of a canvas's context that need letters. */
const WRITING = ['fillText', 'strokeText', 'measureText'] as const

/** One of the parts into which /fonts.css cuts a weight. */
interface Part {
  weight: number
  ranges: readonly (readonly [from: number, to: number])[]
  range: string
  url: string
}

/** @param realm the shell's or a page's own: each has a font set and a prototype of canvases */
export function installSystemFont(realm: Window & typeof globalThis): void {
  const pen = realm.CanvasRenderingContext2D.prototype
  const font = new SystemFont(realm)
  for (const name of WRITING) {
    const write = pen[name] as (this: CanvasRenderingContext2D, text: string, ...rest: number[]) => unknown
    const complete = function (this: CanvasRenderingContext2D, text: string, ...rest: number[]): unknown {
      const asked = this.font
      font.fetch(String(text), weightOf(asked))
      const whole = withSystemFont(asked)
      if (whole === asked) return write.call(this, text, ...rest)
      this.font = whole
      const result = write.call(this, text, ...rest)
      this.font = asked
      return result
    }
    Object.defineProperty(pen, name, { value: complete, configurable: true, writable: true })
  }
}

/** What a product names as `sans-serif` is the phone's typeface. */
export function withSystemFont(font: string): string {
  if (font.includes(FAMILY)) return font
  return font.replace(/,?\s*(sans-serif|serif|monospace|cursive|fantasy|system-ui)?$/, (generic) =>
    generic.startsWith(',') || !generic ? `, '${FAMILY}'${generic}` : ` '${FAMILY}',${generic}`,
  )
}

/** The weight of the font there is that stands for the one asked: 400, 500 or 700. */
export function weightOf(font: string): 400 | 500 | 700 {
  const [before = ''] = font.split(/\d+(\.\d+)?px/)
  const asked = /\bbold(er)?\b/.test(before) ? 700 : Number(/\b\d{3,4}\b/.exec(before)?.[0] ?? 400)
  if (asked <= 400) return 400
  return asked <= 500 ? 500 : 700
}

class SystemFont {
  private parts: readonly Part[] | undefined
  private readonly known = new Set<string>()
  private readonly fetched = new Set<Part>()

  constructor(private readonly realm: Window & typeof globalThis) {}

  fetch(text: string, weight: number): void {
    for (const letter of text) {
      const name = `${weight}${letter}`
      if (this.known.has(name)) continue
      this.known.add(name)
      const part = this.partWith(letter.codePointAt(0) ?? 0, weight)
      if (part && !this.fetched.has(part)) this.add(part)
    }
  }

  private partWith(code: number, weight: number): Part | undefined {
    this.parts ??= [...this.realm.document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].flatMap(partOf),
    )
    return this.parts.find(
      (part) => part.weight === weight && part.ranges.some(([from, to]) => code >= from && code <= to),
    )
  }

  /** A face made of bytes is there at once. */
  private add(part: Part): void {
    this.fetched.add(part)
    const bytes = bytesAt(part.url)
    if (!bytes) return
    const { weight, range } = part
    const face = new this.realm.FontFace(FAMILY, bytes, { weight: String(weight), unicodeRange: range })
    this.realm.document.fonts.add(face)
  }
}

function partOf(rule: CSSRule): Part[] {
  const face = rule as Partial<CSSFontFaceRule>
  if (!rule.cssText.startsWith('@font-face') || !face.style) return []
  const read = (name: string) => face.style?.getPropertyValue(name) ?? ''
  const url = /url\("?([^")]+)/.exec(read('src'))?.[1]
  if (!url || !read('font-family').includes(FAMILY)) return []
  const range = read('unicode-range')
  return [{ weight: Number(read('font-weight')), range, ranges: rangesOf(range), url }]
}

/** 'U+4E00-4EFF, U+20' */
const rangesOf = (text: string): [number, number][] =>
  text.split(',').map((one) => {
    const [from = '', to = from] = one.trim().replace(/^u\+/i, '').split('-')
    return [parseInt(from, 16), parseInt(to, 16)]
  })

/** While everything waits. One character for each byte: an answer that is waited for cannot be asked for as bytes. */
function bytesAt(url: string): ArrayBuffer | undefined {
  const request = new XMLHttpRequest()
  request.open('GET', url, false)
  request.overrideMimeType('text/plain; charset=x-user-defined')
  request.send()
  if (request.status >= 400) return undefined
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff).buffer
}
