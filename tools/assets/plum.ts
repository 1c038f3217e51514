/** The plum blossom and its branches, which stand for 小红梅 and keep an empty page company. */

const PLUM = '#B3122A'
const ROSE = '#D65566'
const WOOD = '#6E4A3E'
const STAMEN = '#FFE9DC'
const FIFTHS = [0, 72, 144, 216, 288]

/** One petal, pointing up from the middle (0, 0); a shallow notch at its tip, as a plum's petals have it. */
const PETAL =
  'M0 0C-7.5-3.5-9.5-12-5.5-16.5-3.5-18.8-1.2-18.3 0-16.8 1.2-18.3 3.5-18.8 5.5-16.5 9.5-12 7.5-3.5 0 0z'

/** A blossom around (x, y); `size` is its radius. */
function blossom(x: number, y: number, size: number, turn = 0, color = PLUM): string {
  const petals = FIFTHS.map((angle) => `<path d="${PETAL}" fill="${color}" transform="rotate(${angle})"/>`)
  const threads = FIFTHS.map(
    (angle) =>
      `<g transform="rotate(${angle + 36})"><path d="M0-3V-8.5" stroke="${STAMEN}" stroke-width="1.1" ` +
      `stroke-linecap="round"/><circle cy="-9.6" r="1.2" fill="${STAMEN}"/></g>`,
  )
  const heart = `<circle r="3.2" fill="${STAMEN}"/>`
  const place = `translate(${x} ${y}) rotate(${turn}) scale(${(size / 18).toFixed(3)})`
  return `<g transform="${place}">${petals.join('')}${threads.join('')}${heart}</g>`
}

/** A bud at the end of a twig. */
const bud = (x: number, y: number, size: number, turn: number): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><circle r="${size}" fill="${PLUM}"/>` +
  `<path d="M${-size} ${size * 0.2}A${size} ${size} 0 0 0 ${size} ${size * 0.2}L0 ${-size * 0.2}z" fill="${WOOD}"/></g>`

const wood = (path: string, width: number): string =>
  `<path d="${path}" fill="none" stroke="${WOOD}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

const svg = (width: number, height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 2}" height="${height * 2}">${inside}</svg>\n`

export const blossomSvg = (): string => svg(48, 48, blossom(24, 25.5, 23))

/** A branch in bloom: nothing is here yet, but something will be. */
export const branchSvg = (): string => svg(240, 156, [...twigs(), ...blooms()].join(''))

/** The same branch after a gust: some petals are in the air. Something went wrong, nothing is lost. */
export const windSvg = (): string =>
  svg(240, 156, [...twigs(), ...blooms().slice(0, 5), ...petalsInTheAir()].join(''))

function twigs(): string[] {
  return [
    wood('M8 134C40 128 62 116 84 98', 6.5),
    wood('M84 98C112 78 138 84 164 62', 4.5),
    wood('M164 62C182 48 200 46 226 24', 2.8),
    wood('M62 113C66 92 62 74 72 52', 3),
    wood('M72 52C75 44 80 38 88 30', 2),
    wood('M122 82C134 92 148 98 172 102', 2.8),
    wood('M172 102C182 104 190 102 200 106', 1.8),
    wood('M146 75C146 60 150 48 146 34', 2.2),
  ]
}

function blooms(): string[] {
  return [
    blossom(98, 90, 21, 10),
    blossom(70, 58, 15, -18),
    blossom(166, 60, 17, 30),
    bud(88, 29, 4.5, 35),
    bud(226, 23, 4, 45),
    blossom(172, 103, 13, -8, ROSE),
    blossom(146, 34, 11, 14, ROSE),
    bud(200, 106, 4, 100),
    bud(198, 43, 5, 20),
  ]
}

function petalsInTheAir(): string[] {
  const petal = (x: number, y: number, turn: number, color: string) =>
    `<path d="${PETAL}" fill="${color}" transform="translate(${x} ${y}) rotate(${turn}) scale(.6)"/>`
  return [
    petal(190, 96, 70, ROSE),
    petal(214, 120, 120, PLUM),
    petal(172, 132, 40, ROSE),
    petal(222, 74, 95, ROSE),
  ]
}
