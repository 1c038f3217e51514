/** @jest-environment node */
import fs from 'node:fs'
import path from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { qrSvg, qrUri } from '../../miniprogram/ui/qr'
import { spaceCodeText } from '../../miniprogram/shared/rules/spaceCode'

const root = path.resolve(__dirname, '../..')
const text = spaceCodeText({ spaceId: 's_0123456789abcdef', key: 'k3y_0123456789abcdef' })

beforeAll(() => {
  const wasmBinary = fs.readFileSync(path.join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } })
})

test("a room's code can be read by a camera", async () => {
  const [found] = await readBarcodes(pixels(qrSvg(text)), { formats: ['QRCode'] })
  expect(found?.text).toBe(text)
})

test('an empty margin of four modules is left around it', () => {
  const { side, dark } = modules(qrSvg(text))
  const edge = Array.from({ length: side }, (_, at) => at).filter((at) => at < 4 || at >= side - 4)
  expect(edge.some((row) => dark.some((cells) => cells[row]) || dark[row]?.some(Boolean))).toBe(false)
})

test('it is a picture that an image tag takes', () => {
  expect(qrUri(text)).toMatch(/^data:image\/svg\+xml,%3Csvg/)
  expect(decodeURIComponent(qrUri(text).slice('data:image/svg+xml,'.length))).toBe(qrSvg(text))
})

/** The dark modules, read from the picture's own path. */
function modules(svg: string): { side: number; dark: boolean[][] } {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const dark = Array.from({ length: side }, () => Array.from({ length: side }, () => false))
  for (const [, column, row, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let n = 0; n < Number(length); n++) (dark[Number(row)] ?? [])[Number(column) + n] = true
  return { side, dark }
}

/** The picture as a camera would see it, eight pixels to a module. */
function pixels(svg: string): ImageData {
  const { side, dark } = modules(svg)
  const width = side * 8
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++)
      if (dark[Math.floor(y / 8)]?.[Math.floor(x / 8)])
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { data, width, height: width, colorSpace: 'srgb' } as ImageData
}
