/** Preferred numbers, as they fall into one decade: what `granularity` of $bucketAuto rounds its limits to. */

const E24 = [
  ...[10, 11, 12, 13, 15, 16, 18, 20, 22, 24, 27, 30, 33, 36, 39, 43, 47, 51, 56, 62, 68, 75, 82, 91],
]
const R80 = [
  ...[100, 103, 106, 109, 112, 115, 118, 122, 125, 128, 132, 136, 140, 145, 150, 155, 160, 165, 170, 175],
  ...[180, 185, 190, 195, 200, 206, 212, 218, 224, 230, 236, 243, 250, 258, 265, 272, 280, 290, 300, 307],
  ...[315, 325, 335, 345, 355, 365, 375, 387, 400, 412, 425, 437, 450, 462, 475, 487, 500, 515, 530, 545],
  ...[560, 575, 600, 615, 630, 650, 670, 690, 710, 730, 750, 775, 800, 825, 850, 875, 900, 925, 950, 975],
]

const every = (step: number, series: readonly number[]): number[] =>
  series.filter((_number, at) => at % step === 0)

/** Three digits each, evenly on a scale of powers; one number of E192 is another by its standard. */
const fine = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.round(100 * 10 ** (at / count))).map((number) =>
    count === 192 && number === 919 ? 920 : number,
  )

const SERIES: Readonly<Record<string, readonly number[]>> = {
  ...{ R5: [10, 16, 25, 40, 63], R10: every(8, R80), R20: every(4, R80), R40: every(2, R80), R80 },
  ...{ E6: every(4, E24), E12: every(2, E24), E24, E48: fine(48), E96: fine(96), E192: fine(192) },
  '1-2-5': [10, 20, 50],
}

export interface Rounder {
  /** The next one above; nothing is above or below zero. */
  up(value: number): number
  down(value: number): number
}

/** undefined for a name that there is not. */
export function rounderOf(name: unknown): Rounder | undefined {
  if (name === 'POWERSOF2') return powersOfTwo
  const series = typeof name === 'string' && Object.hasOwn(SERIES, name) ? SERIES[name] : undefined
  if (!series) return undefined
  return {
    up: (value) => (value === 0 ? 0 : (around(value, series).find((one) => one > value) ?? value)),
    down: (value) =>
      value === 0
        ? 0
        : (around(value, series)
            .filter((one) => one < value)
            .at(-1) ?? value),
  }
}

/** The series in the decade of a value, and in those beside it. */
function around(value: number, series: readonly number[]): number[] {
  const decade = Math.floor(Math.log10(value))
  const digits = Math.floor(Math.log10(series[0] ?? 1))
  return [decade - 1, decade, decade + 1].flatMap((one) =>
    series.map((number) => scaled(number, one - digits)),
  )
}

/** Divided rather than multiplied by a fraction: 1.6, not 1.6000000000000001. */
const scaled = (number: number, power: number): number =>
  power < 0 ? number / 10 ** -power : number * 10 ** power

const powersOfTwo: Rounder = {
  up: (value) => (value === 0 ? 0 : 2 ** (Math.floor(Math.log2(value)) + 1)),
  down: (value) => (value === 0 ? 0 : 2 ** (Math.ceil(Math.log2(value)) - 1)),
}
