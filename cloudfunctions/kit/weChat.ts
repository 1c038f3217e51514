/** What WeChat and the cloud offer besides the database, as actions see it. `wxWeChat.ts` is the one adapter. */
export interface WeChat {
  /** The number behind the phone-number button's code, without the country's; null when the code is not good (any more). */
  phoneOf(code: string): Promise<string | null>
  /** Whether WeChat lets the caller publish this text (msgSecCheck). */
  isAllowed(text: string): Promise<boolean>
  /** The bytes of a stored file; null when there is none. */
  download(fileId: string): Promise<Buffer | null>
  /** Stores a file and answers its id. */
  upload(path: string, bytes: Buffer): Promise<string>
  remove(fileIds: readonly string[]): Promise<void>
}
