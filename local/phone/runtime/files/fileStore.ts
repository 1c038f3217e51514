/**
 * Files of the phone by the paths WeChat gives them: `http://tmp/…` for as long as the phone runs, and
 * `wxfile://usr/…` and `http://store/…` (saveFile), which are kept for who holds the phone.
 */
import { now } from '../clock'
import { host } from '../host'
import { FileDatabase } from './fileDatabase'

export const USER_ROOT = 'wxfile://usr'
const STORE_ROOT = 'http://store'
const TEMP_ROOT = 'http://tmp'

/** WeChat's limit of what is kept, bytes. */
export const KEPT_LIMIT = 200 * 1024 * 1024

export interface KeptFile {
  blob: Blob
  /** When it was last written, epoch milliseconds. */
  at: number
}

const files = new Map<string, KeptFile>()
const folders = new Map<string, number>([[USER_ROOT, 0]])
const urls = new Map<string, { blob: Blob; url: string }>()
let last = 0

const database = new FileDatabase(`phone-files:${host.config.phoneId}:${host.config.user.id}`)

/** Resolves when what was kept earlier is here. */
export const restored: Promise<void> = database.load().then((kept) => {
  for (const { path, blob, at } of kept) {
    if (!blob) folders.set(path, at)
    else if (!files.has(path)) files.set(path, { blob, at })
  }
})

/** `wxfile://usr//a/` as `wxfile://usr/a`. */
export function cleanPath(path: string): string {
  const [, root = '', rest = ''] = /^(\w+:\/\/)?(.*)$/s.exec(path) ?? []
  return root + rest.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
}

/** Whether a mini-program may write there. */
export function isWritable(path: string): boolean {
  return path === USER_ROOT || path.startsWith(`${USER_ROOT}/`)
}

function isKept(path: string): boolean {
  return isWritable(path) || path.startsWith(`${STORE_ROOT}/`)
}

export function fileAt(path: string): KeptFile | undefined {
  return files.get(path)
}

/** When the folder was made, or undefined when there is none. */
export function folderAt(path: string): number | undefined {
  return folders.get(path)
}

/** Names of files and folders below a folder, with what lies between: `a`, `b/c`. */
export function below(folder: string): string[] {
  const all = [...files.keys(), ...folders.keys()]
  return all.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))
}

/** Bytes of what is kept. */
export function keptSize(): number {
  return [...files].reduce((sum, [path, { blob }]) => sum + (isKept(path) ? blob.size : 0), 0)
}

export function putFile(path: string, blob: Blob): void {
  const file = { blob, at: now() }
  files.set(path, file)
  if (isKept(path)) database.put({ path, ...file })
}

export function putFolder(path: string): void {
  folders.set(path, now())
  database.put({ path, at: now() })
}

export function removePath(path: string): void {
  files.delete(path)
  folders.delete(path)
  database.remove(path)
}

/** Files that saveFile kept without a path of their own. */
export function savedFiles(): { filePath: string; size: number; createTime: number }[] {
  return [...files]
    .filter(([path]) => path.startsWith(`${STORE_ROOT}/`))
    .map(([filePath, { blob, at }]) => ({ filePath, size: blob.size, createTime: Math.floor(at / 1000) }))
}

export function addTempFile(file: Blob, extension = extensionOf(file)): string {
  return add(TEMP_ROOT, file, extension)
}

/** Like a temporary file, but it stays. */
export function addSavedFile(file: Blob, extension: string): string {
  return add(STORE_ROOT, file, extension)
}

function add(root: string, file: Blob, extension: string): string {
  const path = `${root}/${now().toString(36)}${++last}.${extension}`
  putFile(path, file)
  return path
}

/** An address the browser can load, or '' for a path that is not a file of the phone. */
export function fileUrl(path: string): string {
  const blob = files.get(path)?.blob
  if (!blob) return ''
  const known = urls.get(path)
  if (known?.blob === blob) return known.url
  if (known) URL.revokeObjectURL(known.url)
  const url = URL.createObjectURL(blob)
  urls.set(path, { blob, url })
  return url
}

/** `png` of a name, or of a type where it has no name. */
export function extensionOf(file: Blob): string {
  const name = (file as Partial<File>).name ?? ''
  if (name.includes('.')) return name.slice(name.lastIndexOf('.') + 1)
  return file.type.split(/[/;]/)[1]?.replace('jpeg', 'jpg') ?? 'bin'
}
