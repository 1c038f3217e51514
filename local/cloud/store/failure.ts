import { statfsSync } from 'node:fs'

/** With less than this many free bytes a write may fail, whatever reason is given: lmdb only says that it could not. */
const NEARLY_FULL = 1024 * 1024

/** The sentence of a full disk, or undefined. lmdb crashes when it opens a store there, so this is asked before. */
export const fullDisk = (folder: string): string | undefined =>
  freeBytes(folder) < NEARLY_FULL ? fullSentence(folder) : undefined

const fullSentence = (folder: string): string =>
  `The disk that holds the data folder ${folder} is full. Free some space and start again.`

export const damaged = (folder: string): string =>
  `The data folder ${folder} holds a damaged store, or something else. Move it away and start again.`

/** One sentence for a person about a folder that cannot be used. */
export function sentenceOf(error: unknown, folder: string): string {
  const reason = error instanceof Error ? error.message : String(error)
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  if (
    code === 'ENOSPC' ||
    /no space left|disk full|MDB_MAP_FULL/i.test(reason) ||
    freeBytes(folder) < NEARLY_FULL
  ) {
    return fullSentence(folder)
  }
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    /permission denied|read-only/i.test(reason)
  ) {
    return `The data folder ${folder} cannot be read or written by this user. Choose another one with --data.`
  }
  if (code === 'ENOENT' || code === 'EINVAL') {
    return `The data folder ${folder} cannot be made there. Choose another one with --data.`
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return `The data folder ${folder} is a file, not a folder.`
  if (/MDB_INVALID|MDB_CORRUPTED|MDB_VERSION|not an LMDB/i.test(reason)) {
    return damaged(folder)
  }
  return `The data folder ${folder} cannot be used: ${reason}`
}

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Infinity
  }
}
