import { limits } from '../../local/cloud/limits'

/** What holds for the database as a whole and for no single case. */
export const databaseDifferences: readonly string[] = [
  'Places are found without a 2dsphere index too, with a warning; WeChat refuses such a query. With one, a place that ' +
    'cannot be right is refused when it is written, as there.',
  'Edges are great circles, as in MongoDB; a border belongs to its surface, for within and for intersects alike.',
  'A query that no index serves is answered, and told once for each shape of query on stderr.',
  'A list to add, or an update of many documents, is carried out as a whole or not at all.',
  'A missing collection is an error on every operation, in a lookup too.',
  'A plain write waits for a document that a transaction holds, then fails with DATABASE_REQUEST_FAILED.',
  'Sets keep the order in which their values were met; MongoDB promises none.',
  'A decimal keeps its type when it is stored, and becomes a double when it is computed with.',
  'There are no text indexes, no collations, no $where, no $graphLookup and no $out.',
]

export interface LimitRow {
  what: string
  value: string
  /** What a client gets. */
  error: string
}

const bytes = (count: number): string =>
  count >= 1024 * 1024
    ? `${count / 1024 / 1024} MB`
    : count >= 1024 * 10
      ? `${count / 1024} KB`
      : `${count} bytes`
const seconds = (ms: number): string => `${ms / 1000} s`

/** Every limit of the database, with the values of local/cloud/limits.ts. */
export const databaseLimits = (): LimitRow[] => [
  {
    what: 'documents of one get, when the request names no limit',
    value: String(limits.getDefault),
    error: 'only so many come',
  },
  { what: 'documents of one get', value: String(limits.getMax), error: 'only so many come' },
  { what: 'one answer', value: bytes(limits.answerBytes), error: 'DATABASE_REQUEST_FAILED' },
  { what: 'one request', value: bytes(limits.requestBytes), error: 'INVALID_PARAM' },
  { what: 'one document', value: bytes(limits.documentBytes), error: 'DATABASE_REQUEST_FAILED' },
  {
    what: 'levels within a document, a query or an expression',
    value: String(limits.documentDepth),
    error: 'INVALID_PARAM',
  },
  { what: 'an _id', value: bytes(limits.idBytes), error: 'DATABASE_REQUEST_FAILED' },
  { what: "a collection's name", value: '128 letters, digits, _ and -', error: 'INVALID_PARAM' },
  { what: 'collections', value: String(limits.collections), error: 'DATABASE_REQUEST_FAILED' },
  {
    what: 'a transaction, on the clock of the cloud',
    value: seconds(limits.transactionMs),
    error: 'DATABASE_TRANSACTION_FAIL',
  },
  {
    what: 'a plain write that waits for a transaction',
    value: seconds(limits.lockWaitMs),
    error: 'DATABASE_REQUEST_FAILED',
  },
]
