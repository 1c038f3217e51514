import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A sentence as it was spoken: 16-bit mono samples with their rate, Hz. */
export interface Spoken {
  samples: Buffer
  rate: number
}

/** Speaks one sentence with espeak-ng, which must be on the PATH. A robot's voice; it is a demo. */
export function speak(text: string, file: string): Spoken {
  execFileSync('espeak-ng', ['-v', 'cmn', '-s', '195', '-p', '40', '-w', file, text])
  const wav = readFileSync(file)
  const rate = wav.readUInt32LE(24)
  const data = wav.indexOf('data') + 8
  return { samples: wav.subarray(data, wav.length - (wav.length % 2)), rate }
}

export const secondsOf = ({ samples, rate }: Spoken): number => samples.length / 2 / rate

/** A pause after each sentence, so that a caption can be read to its end. */
const PAUSE_SECONDS = 0.6

export function joined(sentences: readonly Spoken[]): { wav: Buffer; ends: number[] } {
  const rate = sentences[0]?.rate ?? 22_050
  const pause = Buffer.alloc(Math.round(rate * PAUSE_SECONDS) * 2)
  const samples = Buffer.concat(sentences.flatMap((one) => [one.samples, pause]))
  let end = 0
  const ends = sentences.map((one) => (end += secondsOf(one) + PAUSE_SECONDS))
  return { wav: Buffer.concat([header(samples.length, rate), samples]), ends }
}

function header(bytes: number, rate: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}
