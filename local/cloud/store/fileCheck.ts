import { closeSync, openSync, readSync, statSync } from 'node:fs'

const MAGIC = 0xbeefc0de
const MAGIC_AT = 24
const PAGE_SIZE_AT = 48

/** Whether a file may be opened as a store: lmdb itself crashes on one that is something else. No file is fine. */
export function looksLikeStore(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return true
  const head = Buffer.alloc(PAGE_SIZE_AT + 4)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, head, 0, head.length, 0) < head.length) return false
  } finally {
    closeSync(file)
  }
  return head.readUInt32LE(MAGIC_AT) === MAGIC && size >= 2 * head.readUInt32LE(PAGE_SIZE_AT)
}
