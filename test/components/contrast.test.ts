import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../../miniprogram')
const tokens = Object.fromEntries(
  [
    ...fs.readFileSync(path.join(root, 'ui/tokens.wxss'), 'utf8').matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g),
  ].map(([, name, value]) => [name, value]),
) as Record<string, string>

/** Every pair of colours that stands on the screens: words first, then the grounds they stand on. */
const PAIRS: Record<string, string[]> = {
  ink: ['paper', 'card', 'stone', 'plum-soft', 'amber-soft'],
  'ink-2': ['paper', 'card', 'stone', 'plum-soft', 'amber-soft'],
  plum: ['paper', 'card', 'plum-soft'],
  pine: ['paper', 'card', 'pine-soft'],
  amber: ['card', 'amber-soft'],
  'on-color': ['plum', 'plum-deep', 'pine', 'pine-deep'],
}

const pairs = Object.entries(PAIRS).flatMap(([words, grounds]) =>
  grounds.map((ground) => [words, ground] as const),
)

test.each(pairs)('%s on %s can be read: 4.5 to 1 at least', (words, ground) => {
  expect(contrast(colour(words), colour(ground))).toBeGreaterThanOrEqual(4.5)
})

test('every colour of the tokens stands in a pair, but for lines', () => {
  const paired = new Set(pairs.flat())
  expect(Object.keys(tokens).filter((name) => !paired.has(name as never))).toEqual(['line'])
})

test('a pair that cannot be read is found', () => {
  expect(contrast(rgb('#8a8a8a'), rgb('#ffffff'))).toBeLessThan(4.5)
  expect(contrast(rgb('#000'), rgb('#fff'))).toBeCloseTo(21)
})

test('no stylesheet but the tokens names a colour', () => {
  const named = stylesheets(root)
    .filter((file) => !/tokens\.wxss$|x-icon\.wxss$/.test(file))
    .filter((file) => /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i.test(fs.readFileSync(file, 'utf8')))
  expect(named).toEqual([])
})

function colour(name: string): number[] {
  const value = tokens[name]
  if (!value) throw new Error(`There is no token --${name}.`)
  return rgb(value)
}

function rgb(hex: string): number[] {
  const digits = hex.slice(1)
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16))
}

/** WCAG 2.1: relative luminance of both, lighter over darker. */
function contrast(a: number[], b: number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(channels: number[]): number {
  const [r = 0, g = 0, b = 0] = channels
    .map((channel) => channel / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function stylesheets(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'miniprogram_npm' ? [] : stylesheets(file)
    return file.endsWith('.wxss') ? [file] : []
  })
}
