import type { ScanHow, ScanLine } from '../../contract/checkin'
import { fromBase45, toBase45 } from '../../kit/base45'

/**
 * A desk's waiting lines as texts that another phone scans one after the other, for a phone that never gets a network
 * again: `XD:<sum>:<number>/<of>:<base 45>`, capitals only, so that the pictures stay small. Any order, any repeats.
 */
export interface HandOver {
  eventId: string
  deskId: string
  lines: ScanLine[]
}

const KINDS = ['in', 'refused', 'undo'] as const
const HOWS: readonly ScanHow[] = ['phone', 'card', 'code', 'name', 'paper']

/** Bytes in one picture: 81 modules a side, which an old camera reads off an old screen. */
const CHUNK = 300

type Row = [string, number, string, string, number, number, number, number, string, string[], number]

const rowOf = (line: ScanLine): Row => [
  line.nonce,
  KINDS.indexOf(line.kind),
  line.who,
  line.name,
  HOWS.indexOf(line.how),
  line.at,
  line.ahead,
  line.stamp ?? 0,
  line.reason ?? '',
  line.of ?? [],
  line.walkIn ? 1 : 0,
]

function lineOf([nonce, kind, who, name, how, at, ahead, stamp, reason, of, walkIn]: Row): ScanLine {
  return {
    ...{ nonce, kind: KINDS[kind] ?? 'refused', who, name, how: HOWS[how] ?? 'name', at, ahead },
    ...(stamp ? { stamp } : {}),
    ...(reason ? { reason } : {}),
    ...(of.length > 0 ? { of } : {}),
    ...(walkIn ? { walkIn: true } : {}),
  }
}

/** The same as one text, for a file. */
export const handOverFile = ({ eventId, deskId, lines }: HandOver): string =>
  JSON.stringify(['xhm-desk-1', eventId, deskId, lines.map(rowOf)])

/** null when the text is not a desk's. */
export function readHandOverFile(text: string): HandOver | null {
  try {
    const [mark, eventId, deskId, rows] = JSON.parse(text) as [string, string, string, Row[]]
    return mark === 'xhm-desk-1' ? { eventId, deskId, lines: rows.map(lineOf) } : null
  } catch {
    return null
  }
}

export function handOverTexts(what: HandOver): string[] {
  const bytes = utf8(handOverFile(what))
  const sum = checksum(bytes)
  const count = Math.max(1, Math.ceil(bytes.length / CHUNK))
  return Array.from({ length: count }, (_, index) => {
    const part = Uint8Array.from(bytes.slice(index * CHUNK, (index + 1) * CHUNK))
    return `XD:${sum}:${index + 1}/${count}:${toBase45(part)}`
  })
}

const PATTERN = /^XD:([0-9A-F]{8}):(\d{1,3})\/(\d{1,3}):(.*)$/

/** Pictures that have been scanned so far. */
export interface Collected {
  sum: string
  parts: Readonly<Record<number, Uint8Array>>
  total: number
}

/** One more picture; null when it is none of ours. A picture of another hand-over begins anew. */
export function collect(before: Collected | null, text: string): Collected | null {
  const [, sum = '', number, total, body = ''] = PATTERN.exec(text.replace(/[\r\n]/g, '')) ?? []
  const part = sum ? fromBase45(body) : null
  if (!part) return null
  const parts = before?.sum === sum ? before.parts : {}
  return { sum, parts: { ...parts, [Number(number)]: part }, total: Number(total) }
}

/** The numbers of the pictures that are still missing, from 1. */
export const missing = ({ parts, total }: Collected): number[] =>
  Array.from({ length: total }, (_, index) => index + 1).filter((number) => !parts[number])

/** null while something is missing, or when the parts do not fit together. */
export function handedOver(collected: Collected): HandOver | null {
  if (missing(collected).length > 0) return null
  const bytes = Array.from({ length: collected.total }, (_, index) => [
    ...(collected.parts[index + 1] ?? []),
  ]).flat()
  return checksum(bytes) === collected.sum ? readHandOverFile(fromUtf8(bytes)) : null
}

/** FNV-1a over the bytes: tells parts of two hand-overs apart. */
function checksum(bytes: readonly number[]): string {
  let sum = 0x811c9dc5
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0
  return sum.toString(16).toUpperCase().padStart(8, '0')
}

/** Neither side has a TextEncoder that the other has too. */
const utf8 = (text: string): number[] =>
  (encodeURIComponent(text).match(/%[0-9A-F]{2}|[^%]/g) ?? []).map((piece) =>
    piece.length === 3 ? parseInt(piece.slice(1), 16) : piece.charCodeAt(0),
  )

const fromUtf8 = (bytes: readonly number[]): string =>
  decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
