/**
 * WeChat Cloud's limits, as data. Sizes are bytes, times are milliseconds.
 * A cloud may be started with other values (a test of the transaction limit need not take 30 s).
 */
export interface Limits {
  /** Documents of one get when the request names no limit, and at most. */
  getDefault: number
  getMax: number
  /** One answer of the database or of a function. */
  answerBytes: number
  /** The event of one callFunction. */
  callFunctionBytes: number
  /** One request body on the wire: a list of documents to add may be larger than a call. */
  requestBytes: number
  /** One stored document. */
  documentBytes: number
  /** How deep a document may nest. */
  documentDepth: number
  /** UTF-8 length of an `_id`. */
  idBytes: number
  /** Instances of one function at the same time. */
  functionInstances: number
  /** Time-out of a function whose config.json names none, and the longest one may ask for. */
  functionDefaultMs: number
  functionMaxMs: number
  /** Memory of a function whose config.json names none, in megabytes. */
  functionMemoryMb: number
  /** Console output that is kept of one invocation. */
  logLines: number
  logLineChars: number
  /** A transaction that is older is rolled back. */
  transactionMs: number
  /** How long a plain write waits for a document that a transaction holds. */
  lockWaitMs: number
  collections: number
  /** Served requests that are remembered. */
  requestLog: number
  /** Files of one getTempFileURL, deleteFile or copyFile. */
  fileBatch: number
  fileBytes: number
  /** UTF-8 length of a file's path. */
  filePathBytes: number
  /** How long an upload may begin after its address was asked for. */
  uploadMs: number
  /** How long a download address holds when the request does not say, and at most; seconds. */
  downloadSeconds: number
  downloadMaxSeconds: number
  /** How often one trigger fires at most while the clock is moved on. */
  timerCatchUp: number
  /** A picture for imgSecCheck, and the characters of one msgSecCheck. */
  checkedImageBytes: number
  checkedTextChars: number
  /** A code for a phone number is good for so long, and once. */
  phoneCodeMs: number
}

export const limits: Limits = {
  getDefault: 100,
  getMax: 1000,
  answerBytes: 1024 * 1024,
  callFunctionBytes: 100 * 1024,
  requestBytes: 16 * 1024 * 1024,
  documentBytes: 16 * 1024 * 1024,
  documentDepth: 100,
  idBytes: 1024,
  functionInstances: 20,
  functionDefaultMs: 3_000,
  functionMaxMs: 20_000,
  functionMemoryMb: 256,
  logLines: 500,
  logLineChars: 4_000,
  transactionMs: 30_000,
  lockWaitMs: 10_000,
  collections: 100,
  requestLog: 10_000,
  fileBatch: 50,
  fileBytes: 5 * 1024 * 1024 * 1024,
  filePathBytes: 850,
  uploadMs: 15 * 60_000,
  downloadSeconds: 86_400,
  downloadMaxSeconds: 30 * 86_400,
  timerCatchUp: 10_000,
  checkedImageBytes: 1024 * 1024,
  checkedTextChars: 2_500,
  phoneCodeMs: 5 * 60_000,
}
