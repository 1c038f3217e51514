import type { Readable } from 'node:stream'
import { invalid } from '../errors'
import type { Limits } from '../limits'
import type { Clock } from '../types'
import { checkPath, fileIdOf, pathOf } from './fileId'
import type { FileInfo, FileStore } from './fileStore'
import type { Purpose, Signer } from './signer'

export interface StorageOptions {
  files: FileStore
  signer: Signer
  clock: Clock
  limits: Limits
}

/** Where and with what leave a file may be put. */
export interface UploadTicket {
  url: string
  authorization: string
  fileId: string
}

export type FileCode = 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_REQUEST_FAIL' | 'INVALID_PARAM'

export interface DownloadItem {
  fileID: string
  /** '' if there is no such file. */
  tempFileURL: string
  /** Seconds. */
  maxAge: number
  code: FileCode
}

/** Cloud storage as the SDKs know it, whoever asks: the wire, the phone, the control. */
export class StorageService {
  private base = ''

  constructor(private readonly options: StorageOptions) {}

  /** Must be called before an address is asked for. */
  servedAt(base: string): void {
    this.base = base
  }

  get files(): FileStore {
    return this.options.files
  }

  /** Throws INVALID_PARAM for a path that no file may have. */
  uploadTicket(wanted: unknown): UploadTicket {
    const { clock, limits, signer } = this.options
    const path = checkPath(wanted, limits)
    const until = Math.floor((clock.now() + limits.uploadMs) / 1000)
    return {
      url: encodeURI(this.addressOf(path)),
      authorization: `${until}.${signer.sign('put', path, until)}`,
      fileId: fileIdOf(path),
    }
  }

  /** Stores a file without a ticket: for those who run in this process. */
  async put(wanted: unknown, content: Readable, type?: string): Promise<FileInfo & { fileId: string }> {
    const { clock, files, limits } = this.options
    const path = checkPath(wanted, limits)
    const info = await files.write({ path, content, type, at: clock.now(), maxBytes: limits.fileBytes })
    return { ...info, fileId: fileIdOf(path) }
  }

  /** `maxAge` in seconds. Throws INVALID_PARAM for a life that is no number or too long. */
  downloadItem(fileID: string, maxAge: unknown): DownloadItem {
    const { files, limits } = this.options
    const seconds = maxAge ?? limits.downloadSeconds
    if (typeof seconds !== 'number' || !(seconds >= 1 && seconds <= limits.downloadMaxSeconds)) {
      throw invalid(`maxAge must be a number of seconds from 1 to ${limits.downloadMaxSeconds}`)
    }
    const path = pathOf(fileID)
    if (path === undefined || !files.info(path)) {
      return { fileID, tempFileURL: '', maxAge: seconds, code: 'STORAGE_FILE_NONEXIST' }
    }
    return { fileID, tempFileURL: this.downloadUrl(path, seconds), maxAge: seconds, code: 'SUCCESS' }
  }

  async remove(fileID: string): Promise<FileCode> {
    const path = pathOf(fileID)
    const isGone = path !== undefined && (await this.options.files.remove(path))
    return isGone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST'
  }

  async copy(from: string, to: string, overwrite: boolean): Promise<FileCode> {
    const target = checkPath(to, this.options.limits)
    if (!overwrite && this.files.info(target)) return 'STORAGE_REQUEST_FAIL'
    const source = await this.files.read(from)
    if (!source) return 'STORAGE_FILE_NONEXIST'
    await this.put(target, source.content, source.info.type)
    return 'SUCCESS'
  }

  /** Whether a signature gives leave for this at this time. */
  mayUse(purpose: Purpose, path: string, signature: string, until: number): boolean {
    const { clock, signer } = this.options
    return clock.now() < until * 1000 && signer.isRight(signature, purpose, path, until)
  }

  private downloadUrl(path: string, seconds: number): string {
    const { clock, signer } = this.options
    const until = Math.floor(clock.now() / 1000 + seconds)
    return `${this.addressOf(path)}&sign=${signer.sign('get', path, until)}&t=${until}`
  }

  /**
   * The SDK encodes a download's address once more, browsers do so where it is needed: so the path that counts is `k`, which
   * needs no encoding. The readable one is for people, and for those who look at a name's ending.
   */
  private addressOf(path: string): string {
    const key = Buffer.from(path).toString('base64url')
    return `${this.base}/files/${path.replace(/[?#%"<>^`{|}\s]/g, '_')}?k=${key}`
  }
}
