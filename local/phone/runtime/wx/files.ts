import * as files from '../files/manager'
import { readBytes, readBytesSync } from '../files/read'
import { restored, savedFiles, USER_ROOT } from '../files/fileStore'
import { asyncCall } from './call'
import { notSupported } from './failure'
import type { Area } from './registry'

type Data = string | ArrayBuffer

interface Options {
  path: string
  filePath: string
  dirPath: string
  srcPath: string
  destPath: string
  oldPath: string
  newPath: string
  tempFilePath: string
  data: Data
  encoding: string
  recursive: boolean
  position: number
  length: number
  digestAlgorithm: string
}

type Given = Options & Partial<Options>

/** Those with callbacks. */
const later: Record<string, (options: Given) => unknown> = {
  access: async ({ path }) => files.access(path, (await ownFile(path)) !== undefined),
  appendFile: async ({ filePath, data, encoding }) =>
    files.append(filePath, await readBytes(filePath), data, encoding),
  copyFile: async ({ srcPath, destPath }) => files.copy(await readBytes(srcPath), srcPath, destPath),
  getFileInfo: async ({ filePath, digestAlgorithm }) =>
    files.info(await readBytes(filePath), filePath, digestAlgorithm),
  getSavedFileList: () => ({ fileList: savedFiles() }),
  mkdir: ({ dirPath, recursive }) => files.makeFolder(dirPath, recursive),
  readFile: async (options) => files.readPart(await readBytes(options.filePath), options),
  readdir: ({ dirPath }) => files.list(dirPath),
  removeSavedFile: ({ filePath }) => files.removeSaved(filePath),
  rename: ({ oldPath, newPath }) => files.rename(oldPath, newPath),
  rmdir: ({ dirPath, recursive }) => files.removeFolder(dirPath, recursive),
  saveFile: ({ tempFilePath, filePath }) => files.save(tempFilePath, filePath),
  stat: ({ path, recursive }) => files.stat(path, recursive),
  truncate: async ({ filePath, length = 0 }) =>
    files.write(filePath, (await readBytes(filePath))?.slice(0, length).buffer ?? ''),
  unlink: ({ filePath }) => files.unlink(filePath),
  writeFile: ({ filePath, data, encoding }) => files.write(filePath, data, encoding),
}

const MISSING = [
  'unzip',
  'open',
  'close',
  'read',
  'write',
  'fstat',
  'ftruncate',
  'readZipEntry',
  'readCompressedFile',
]

/** A path of the mini-program's own files, as bytes. */
function ownFile(path: string): Promise<Uint8Array | undefined> {
  return /^\w+:/.test(path) ? Promise.resolve(undefined) : readBytes(path)
}

/** Those that are waited for. They throw what the others tell `fail`. */
const atOnce = {
  accessSync: (path: string) => files.access(path, !/^\w+:/.test(path) && readBytesSync(path) !== undefined),
  appendFileSync: (path: string, data: Data, encoding?: string) =>
    files.append(path, readBytesSync(path), data, encoding),
  copyFileSync: (from: string, to: string) => files.copy(readBytesSync(from), from, to),
  mkdirSync: files.makeFolder,
  readFileSync: (filePath: string, encoding?: string, position?: number, length?: number) =>
    files.readPart(readBytesSync(filePath), {
      filePath,
      ...(encoding ? { encoding } : {}),
      ...(position === undefined ? {} : { position }),
      ...(length === undefined ? {} : { length }),
    }).data,
  readdirSync: (path: string) => files.list(path).files,
  renameSync: files.rename,
  rmdirSync: files.removeFolder,
  saveFileSync: (temp: string, path?: string) => files.save(temp, path).savedFilePath,
  statSync: (path: string, recursive?: boolean) => files.stat(path, recursive).stats,
  truncateSync: (path: string, length = 0) =>
    files.write(path, readBytesSync(path)?.slice(0, length).buffer ?? ''),
  unlinkSync: files.unlink,
  writeFileSync: (path: string, data: Data, encoding?: string) => files.write(path, data, encoding),
}

function named(name: string, run: (...args: never[]) => unknown) {
  return (...args: never[]): unknown => {
    try {
      return run(...args)
    } catch (error) {
      const { message, fields } = error as Error & { fields?: object }
      throw Object.assign(new Error(`${name}:fail ${message}`), {
        errMsg: `${name}:fail ${message}`,
        ...fields,
      })
    }
  }
}

const waited = (run: (options: Given) => unknown) => async (options: Given) => {
  await restored
  return run(options)
}

const manager = {
  ...Object.fromEntries(MISSING.map((name) => [name, asyncCall(name, () => Promise.reject(notSupported()))])),
  ...Object.fromEntries(
    Object.entries(later).map(([name, run]) => [name, asyncCall(name, waited(run) as never)]),
  ),
  ...Object.fromEntries(Object.entries(atOnce).map(([name, run]) => [name, named(name, run as never)])),
}

/** The old members of `wx` itself. */
const OLD = ['saveFile', 'getSavedFileList', 'removeSavedFile', 'getFileInfo'] as const

export const fileArea: Area = {
  async: Object.fromEntries(
    OLD.map((name) => [name, waited(later[name] as (options: Given) => unknown) as never]),
  ),
  sync: { getFileSystemManager: () => manager, env: { USER_DATA_PATH: USER_ROOT } },
}
