/** @jest-environment node */
import { generateKeyPairSync, sign } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { toBase45 } from '../../miniprogram/shared/kit/base45'
import { QUIET, qrModules } from '../../miniprogram/ui/qr'

/** What a cheap camera makes of a cracked screen or a faded card: small, blurred, tilted and grey. */
const SIDE = 200
const TILT = (20 * Math.PI) / 180
const CONTRAST = 0.3
const BLUR = 1
/** The code fills this much of the picture, so that its tilted corners stay inside. */
const FILL = 0.74

const root = path.resolve(__dirname, '../..')

beforeAll(() => {
  const wasmBinary = fs.readFileSync(path.join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } })
})

/** A code text as long as the server's: 15 bytes and a real signature over them. */
function codeText(kind: 1 | 2): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  const body = Uint8Array.from([kind, 0xa1, 0xb2, 1, 2, 3, 4, 5, 6, 7, 8, 0x69, 0x21, 0x44, 0x10])
  return `XM:${toBase45(Uint8Array.from([...body, ...sign(null, body, privateKey)]))}`
}

test.each([
  ["the phone's code", 1],
  ["the card's code", 2],
] as const)(
  '%s is read from 200 pixels, blurred, tilted by 20 degrees, at 30%% contrast',
  async (_which, kind) => {
    const text = codeText(kind)
    const [found] = await readBarcodes(photograph(text), { formats: ['QRCode'], tryHarder: true })
    expect(found?.text).toBe(text)
  },
)

test('a picture of nothing but grey holds no code', async () => {
  const grey = { ...photograph('XM:0'), data: new Uint8ClampedArray(SIDE * SIDE * 4).fill(128) }
  expect(await readBarcodes(grey as ImageData, { formats: ['QRCode'], tryHarder: true })).toEqual([])
})

/** Each pixel is the mean of nine points around it: that is the blur. */
function photograph(text: string): ImageData {
  const dark = darkAt(text)
  const data = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255)
  const offsets = [-BLUR, 0, BLUR]
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const hits = offsets.flatMap((dy) => offsets.map((dx) => dark(x + dx, y + dy))).filter(Boolean).length
      const grey = 128 + (0.5 - hits / 9) * 255 * CONTRAST
      data.fill(grey, (y * SIDE + x) * 4, (y * SIDE + x) * 4 + 3)
    }
  return { data, width: SIDE, height: SIDE, colorSpace: 'srgb' } as ImageData
}

/** Whether a point of the picture falls on a dark module of the tilted code. */
function darkAt(text: string): (x: number, y: number) => boolean {
  const modules = qrModules(text)
  const all = modules.length + 2 * QUIET
  const size = (SIDE * FILL) / all
  return (x, y) => {
    const [dx, dy] = [x - SIDE / 2, y - SIDE / 2]
    const column = (dx * Math.cos(TILT) + dy * Math.sin(TILT)) / size + all / 2 - QUIET
    const row = (dy * Math.cos(TILT) - dx * Math.sin(TILT)) / size + all / 2 - QUIET
    return modules[Math.floor(row)]?.[Math.floor(column)] ?? false
  }
}
