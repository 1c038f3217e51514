import fc from 'fast-check'
import { Database } from '../../../local/cloud/database/database'
import { findRows } from '../../../local/cloud/database/find'
import { sortFields, sortKey } from '../../../local/cloud/database/sort'
import type { Document } from '../../../local/cloud/database/values/document'
import { planInsert } from '../../../local/cloud/database/writes'
import { limits } from '../../../local/cloud/limits'
import { openMemoryStore } from '../../../local/cloud/store/memoryStore'

const value = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('x', null, true, new Date(0), undefined),
)
const list = fc.oneof(
  { weight: 9, arbitrary: value },
  { weight: 1, arbitrary: fc.array(fc.nat(3), { maxLength: 2 }) },
)
const documents = fc.array(
  fc.record({ a: list, b: value }).map(({ a, b }): Document => ({
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
  })),
  { maxLength: 20 },
)
const query = fc.oneof(
  fc.constant({}),
  fc.nat(3).map((a) => ({ a })),
  fc.nat(3).map(($gte) => ({ a: { $gte } })),
)
const order = fc.constantFrom<Document>(
  { a: 1 },
  { a: -1 },
  { b: 1 },
  { b: -1 },
  { a: 1, b: 1 },
  { a: -1, b: -1 },
  { a: 1, b: -1 },
)

async function pageOf(
  docs: Document[],
  indexed: boolean,
  condition: Document,
  by: Document,
): Promise<unknown[]> {
  const indexes = indexed ? [{ name: 'by_a_b', keys: { a: 1 as const, b: 1 as const } }] : []
  const schema = [{ name: 'things', indexes }]
  const database = await Database.open({ store: openMemoryStore(), schema, limits })
  const collection = database.collection('things')
  await database.write(() => planInsert({ reader: database, collection, limits }, docs))
  const rows = findRows(database, collection, { query: condition, order: by, offset: 1, limit: 5 })
  // Of equal documents any may come first.
  return rows.map(({ doc }) => sortFields(by).map((field) => sortKey(doc, field)))
}

test('a page in the order of an index is the page that sorting gives', async () => {
  await fc.assert(
    fc.asyncProperty(documents, query, order, async (docs, condition, by) => {
      expect(await pageOf(docs, true, condition, by)).toEqual(await pageOf(docs, false, condition, by))
    }),
    { numRuns: 300 },
  )
})
