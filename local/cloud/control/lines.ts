import type { Document } from '../database/values/document'
import type { CheckRule, Consent, IndexSchema, MediaCheck, SentMessage } from '../types'

/**
 * An environment as lines of JSON, in this order. A stream has them one after the other, a folder has them in files of
 * their own; documents are canonical EJSON.
 */
export type Line =
  | { kind: 'environment'; format: number; at: number }
  | { kind: 'collection'; name: string; indexes: readonly IndexSchema[] }
  | { kind: 'document'; collection: string; document: Document }
  | { kind: 'file'; path: string; type: string; size: number; at: number }
  /** A piece of the file before it, in base64. */
  | { kind: 'bytes'; data: string }
  | { kind: 'consent'; consent: Consent }
  | { kind: 'sent'; message: SentMessage }
  | { kind: 'rule'; rule: CheckRule }
  | { kind: 'mediaCheck'; check: MediaCheck }
  /** The last one: without it something was cut off. */
  | { kind: 'end'; documents: number; files: number }

export const format = 1

/** What an import is given was wrong; the message is for a person. */
export class BadImport extends Error {}

/** Reads a line. Throws BadImport with its number. */
export function parseLine(text: string, number: number): Line {
  try {
    const line = JSON.parse(text) as Line
    if (typeof line === 'object' && line !== null && typeof line.kind === 'string') return line
  } catch {
    // Told below.
  }
  throw new BadImport(`Line ${number} is not one of an export: ${text.slice(0, 60)}`)
}
