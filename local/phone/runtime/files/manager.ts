/** What FileSystemManager does, each call once for its three forms. Failures are WeChat's, with its errno. */
import { Failure } from '../wx/failure'
import { bytesOf, decodeBytes } from './encoding'
import {
  addSavedFile,
  below,
  cleanPath,
  fileAt,
  folderAt,
  isWritable,
  KEPT_LIMIT,
  keptSize,
  putFile,
  putFolder,
  removePath,
  savedFiles,
} from './fileStore'
import { md5 } from './md5'

type Data = string | ArrayBuffer | ArrayBufferView

const missing = (what: string, path: string): Failure =>
  new Failure(`no such file or directory, ${what} ${path}`, { errno: 1300002 })
const denied = (what: string, path: string): Failure =>
  new Failure(`permission denied, ${what} ${path}`, { errno: 1300013 })

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function checkPlace(what: string, path: string): void {
  if (!isWritable(path)) throw denied(what, path)
  if (folderAt(folderOf(path)) === undefined) throw missing(what, path)
  if (folderAt(path) !== undefined)
    throw new Failure(`illegal operation on a directory, ${what} ${path}`, { errno: 1300021 })
}

/** @throws Failure where nothing may be written, or not so much */
export function write(given: string, data: Data, encoding?: string, what = 'open'): void {
  const path = cleanPath(given)
  checkPlace(what, path)
  store(path, bytesOf(data, encoding))
}

function store(path: string, bytes: Uint8Array): void {
  const before = fileAt(path)?.blob.size ?? 0
  if (keptSize() - before + bytes.length > KEPT_LIMIT)
    throw new Failure('the maximum size of the file storage limit is exceeded', { errno: 1300202 })
  putFile(path, new Blob([bytes as BlobPart]))
}

export function append(path: string, before: Uint8Array | undefined, data: Data, encoding?: string): void {
  if (!before) throw missing('open', path)
  const more = bytesOf(data, encoding)
  const all = new Uint8Array(before.length + more.length)
  all.set(before)
  all.set(more, before.length)
  write(path, all)
}

interface ReadOptions {
  filePath: string
  encoding?: string
  position?: number
  length?: number
}

/** A text with an encoding, bytes without one. */
export function readPart(
  bytes: Uint8Array | undefined,
  { filePath, encoding, position = 0, length }: ReadOptions,
) {
  if (!bytes) throw missing('open', filePath)
  const part = bytes.slice(position, length === undefined ? undefined : position + length)
  return { data: encoding ? decodeBytes(part, encoding) : part.buffer }
}

export function access(given: string, isInPackage: boolean): void {
  const path = cleanPath(given)
  if (!fileAt(path) && folderAt(path) === undefined && !isInPackage) throw missing('access', given)
}

export function makeFolder(given: string, recursive = false): void {
  const path = cleanPath(given)
  if (!isWritable(path)) throw denied('mkdir', given)
  if (fileAt(path) || folderAt(path) !== undefined)
    throw new Failure(`file already exists, mkdir ${given}`, { errno: 1300017 })
  const parent = folderOf(path)
  if (folderAt(parent) === undefined) {
    if (!recursive) throw missing('mkdir', given)
    makeFolder(parent, true)
  }
  putFolder(path)
}

export function removeFolder(given: string, recursive = false): void {
  const path = cleanPath(given)
  if (folderAt(path) === undefined) throw missing('rmdir', given)
  const inside = below(path)
  if (inside.length && !recursive)
    throw new Failure(`directory not empty, rmdir ${given}`, { errno: 1300066 })
  for (const name of inside) removePath(`${path}/${name}`)
  removePath(path)
}

export function list(given: string): { files: string[] } {
  const path = cleanPath(given)
  if (folderAt(path) === undefined) throw missing('scandir', given)
  return { files: below(path).filter((name) => !name.includes('/')) }
}

export function unlink(given: string): void {
  const path = cleanPath(given)
  if (folderAt(path) !== undefined)
    throw new Failure(`operation not permitted, unlink ${given}`, { errno: 1300001 })
  if (!fileAt(path)) throw missing('unlink', given)
  removePath(path)
}

export function rename(from: string, to: string): void {
  const [old, next] = [cleanPath(from), cleanPath(to)]
  const file = fileAt(old)
  if (file) {
    checkPlace('rename', next)
    putFile(next, file.blob)
  } else if (folderAt(old) === undefined) throw missing('rename', from)
  else {
    makeFolder(next)
    for (const name of below(old)) {
      const inside = fileAt(`${old}/${name}`)
      if (inside) putFile(`${next}/${name}`, inside.blob)
      else putFolder(`${next}/${name}`)
      removePath(`${old}/${name}`)
    }
  }
  removePath(old)
}

/** Node's numbers of a file and of a folder. */
const [IS_FILE, IS_FOLDER] = [0o100644, 0o40755]

function statOf(path: string) {
  const file = fileAt(path)
  const isFolder = !file
  const at = Math.floor((file?.at ?? folderAt(path) ?? 0) / 1000)
  return {
    mode: isFolder ? IS_FOLDER : IS_FILE,
    size: file?.blob.size ?? 0,
    lastAccessedTime: at,
    lastModifiedTime: at,
    isDirectory: () => isFolder,
    isFile: () => !isFolder,
  }
}

export function stat(given: string, recursive = false) {
  const path = cleanPath(given)
  if (!fileAt(path) && folderAt(path) === undefined) throw missing('stat', given)
  if (!recursive || fileAt(path)) return { stats: statOf(path) }
  const inside = below(path).map((name) => ({ path: name, stats: statOf(`${path}/${name}`) }))
  return { stats: [{ path: '', stats: statOf(path) }, ...inside] }
}

/** Keeps a temporary file: at a path of its own, or where the phone likes. */
export function save(tempFilePath: string, filePath?: string): { savedFilePath: string } {
  const file = fileAt(cleanPath(tempFilePath))
  if (!file) throw new Failure(`tempFilePath file not exist`, { errno: 1300002 })
  const extension = tempFilePath.slice(tempFilePath.lastIndexOf('.') + 1)
  if (!filePath) {
    removePath(cleanPath(tempFilePath))
    return { savedFilePath: addSavedFile(file.blob, extension) }
  }
  const path = cleanPath(filePath)
  checkPlace('open', path)
  putFile(path, file.blob)
  removePath(cleanPath(tempFilePath))
  return { savedFilePath: filePath }
}

export function copy(bytes: Uint8Array | undefined, from: string, to: string): void {
  if (!bytes) throw missing('copyFile', `${from} -> ${to}`)
  write(to, bytes, undefined, 'copyFile')
}

export function removeSaved(given: string): void {
  if (!savedFiles().some(({ filePath }) => filePath === given)) throw missing('unlink', given)
  removePath(given)
}

/** Size and digest, 'md5' or 'sha1'. */
export async function info(bytes: Uint8Array | undefined, path: string, digestAlgorithm = 'md5') {
  if (!bytes) throw missing('stat', path)
  if (digestAlgorithm === 'md5') return { size: bytes.length, digest: md5(bytes) }
  const hash = await crypto.subtle.digest('SHA-1', bytes as BufferSource)
  return { size: bytes.length, digest: decodeBytes(new Uint8Array(hash), 'hex') }
}
