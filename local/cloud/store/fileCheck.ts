import { closeSync, openSync, readSync, statSync } from 'node:fs'

const MAGIC = 0xbeefc0de
const MAGIC_AT = 24
const PAGE_SIZE_AT = 48
const LAST_PAGE_AT = 144
const WRITE_COUNT_AT = 152
const HEAD_BYTES = 160

/**
 * Whether a file may be opened as a store: lmdb itself crashes on one that is something else, or that ends before its
 * last page. No file is fine.
 */
export function looksLikeStore(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return true
  const first = headAt(path, 0)
  if (!first) return false
  const pageSize = first.readUInt32LE(PAGE_SIZE_AT)
  const heads = [first, headAt(path, pageSize)].flatMap((head) => (head && isHead(head) ? [head] : []))
  const [one, other] = heads
  if (!one || !other || pageSize < 512) return false
  return size >= (lastPageOf(latest(one, other)) + 1) * pageSize
}

const isHead = (head: Buffer): boolean => head.readUInt32LE(MAGIC_AT) === MAGIC

/** A store has two heads; the one that was written last counts. */
const latest = (one: Buffer, other: Buffer): Buffer =>
  one.readBigUInt64LE(WRITE_COUNT_AT) >= other.readBigUInt64LE(WRITE_COUNT_AT) ? one : other

const lastPageOf = (head: Buffer): number => Number(head.readBigUInt64LE(LAST_PAGE_AT))

function headAt(path: string, position: number): Buffer | undefined {
  const head = Buffer.alloc(HEAD_BYTES)
  const file = openSync(path, 'r')
  try {
    return readSync(file, head, 0, HEAD_BYTES, position) === HEAD_BYTES ? head : undefined
  } finally {
    closeSync(file)
  }
}
