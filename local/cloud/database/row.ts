import { requestFailed } from '../errors'
import { encode } from '../wire/ejson'
import type { Document } from './values/document'
import { idKey } from './values/idKey'

/** A stored document. Never changed: a write puts another row in its place, so readers may keep what they hold. */
export interface Row {
  readonly key: string
  readonly doc: Document
  /** Canonical EJSON: what is on the disk and what is answered. */
  readonly text: string
  /** The database's write counter when it was written; 0 while it is only planned, or since the start. */
  readonly version: number
}

/** `text` is handed in where it is known already. */
export function makeRow(doc: Document, text = encode(doc)): Row {
  return { key: idKey(doc['_id']), doc, text, version: 0 }
}

/** Throws unless a document of this text may be stored. */
export function checkSize(text: string, maxBytes: number): void {
  if (text.length > maxBytes / 3 && Buffer.byteLength(text) > maxBytes) {
    throw requestFailed(`the document is larger than ${maxBytes} bytes`)
  }
}
