import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { wxWeChat } from '../../cloudfunctions/kit/wxWeChat'

const WIDTH = 480
const HEIGHT = 320

/** Puts a drawn picture where a phone puts its own, and answers its id. */
export function recordPicture(seed: number): Promise<string> {
  const name = createHash('sha256').update(`picture ${seed}`).digest('hex').slice(0, 16)
  return wxWeChat.upload(
    `uploads/record/${name}.jpg`,
    png((x, y) => landscape(x, y, seed)),
  )
}

type Colour = readonly [number, number, number]

/** Hills under an evening sky; every seed has hills of its own. */
function landscape(x: number, y: number, seed: number): Colour {
  const across = x / WIDTH
  const hill = (n: number) => 0.5 + n * 0.16 + 0.09 * Math.sin(across * (5 + n) + seed * (n + 1.3))
  const height = y / HEIGHT
  const layer = [2, 1, 0].find((n) => height > hill(n))
  if (layer !== undefined)
    return (
      (
        [
          [146, 104, 96],
          [116, 74, 74],
          [78, 48, 56],
        ] as const
      )[layer] ?? [0, 0, 0]
    )
  const sun = Math.hypot(across - 0.3 - (seed % 5) / 12, (height - 0.3) * (HEIGHT / WIDTH))
  if (sun < 0.07) return [255, 236, 200]
  return [250 - height * 30, 214 - height * 70, 190 - height * 60]
}

/** Node has one of its own only since 20.15. */
function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG of eight bits and three colours, without a filter. */
function png(colourAt: (x: number, y: number) => Colour): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y).map(Math.round), y * (1 + WIDTH * 3) + 1 + x * 3)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ])
}
