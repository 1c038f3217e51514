/** One sentence for a person about a folder that cannot be used. */
export function sentenceOf(error: unknown, folder: string): string {
  const reason = error instanceof Error ? error.message : String(error)
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  if (code === 'ENOSPC' || /no space left|disk full|MDB_MAP_FULL/i.test(reason)) {
    return `The disk that holds the data folder ${folder} is full. Free some space and start again.`
  }
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    /permission denied|read-only/i.test(reason)
  ) {
    return `The data folder ${folder} cannot be read or written by this user. Choose another one with --data.`
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return `The data folder ${folder} is a file, not a folder.`
  if (/MDB_INVALID|MDB_CORRUPTED|MDB_VERSION|not an LMDB/i.test(reason)) {
    return `The data folder ${folder} holds a damaged store, or something else. Move it away and start again.`
  }
  return `The data folder ${folder} cannot be used: ${reason}`
}
