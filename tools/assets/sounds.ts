/** `node tools/run.mjs tools/assets/sounds.ts`: writes the two sounds of the desk. The results are committed. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'

const FOLDER = path.resolve(__dirname, '../../miniprogram/packages/desk/sounds')
/** Samples a second, eight bits each: a small loudspeaker gives no more. */
const RATE = 8_000

/** A tone with a soft beginning and end: hertz, seconds. Zero hertz is silence. */
function tone(hertz: number, seconds: number): number[] {
  const count = Math.round(RATE * seconds)
  return Array.from({ length: count }, (_, at) => {
    const swell = Math.min(1, at / 80, (count - at) / 400)
    const wave = Math.sin((2 * Math.PI * hertz * at) / RATE)
    return Math.round(128 + 100 * swell * (hertz === 0 ? 0 : wave))
  })
}

function wav(samples: readonly number[]): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, Buffer.from(samples)])
}

/** In: up, like a doorbell. Look here: low, twice. */
void Promise.all([
  writeFile(path.join(FOLDER, 'in.wav'), wav([...tone(880, 0.1), ...tone(1_175, 0.16)])),
  writeFile(path.join(FOLDER, 'look.wav'), wav([...tone(330, 0.18), ...tone(0, 0.06), ...tone(330, 0.18)])),
])
