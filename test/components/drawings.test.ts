import fs from 'node:fs'
import path from 'node:path'
import { ICONS, iconStyles } from '../../tools/assets/icons'
import { blossomSvg, branchSvg, windSvg } from '../../tools/assets/plum'

const root = path.resolve(__dirname, '../../miniprogram')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')

test("the icons' stylesheet is what tools/assets/draw.ts would write", () => {
  expect(read('components/x-icon/x-icon.wxss')).toBe(iconStyles())
})

test.each([
  ['assets/blossom.svg', blossomSvg],
  ['assets/branch.svg', branchSvg],
  ['assets/branch-wind.svg', windSvg],
])('%s is what tools/assets/draw.ts would write', (file, draw) => {
  expect(read(file)).toBe(draw())
})

test('every icon that a page names has been drawn', () => {
  const named = wxml(root).flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/(?:icon|<x-icon[^>]*\bname)="([a-z]+)"/g)].map(
      ([, name]) => name,
    ),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !ICONS[name ?? ''])).toEqual([])
})

function wxml(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'miniprogram_npm' ? [] : wxml(file)
    return file.endsWith('.wxml') ? [file] : []
  })
}
