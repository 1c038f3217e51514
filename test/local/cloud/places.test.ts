import fc from 'fast-check'
import { Database } from '../../../local/cloud/database/database'
import { selectorOf } from '../../../local/cloud/database/query'
import type { Document } from '../../../local/cloud/database/values/document'
import { planInsert, planRemove, planUpdate, type WriteTarget } from '../../../local/cloud/database/writes'
import { limits } from '../../../local/cloud/limits'
import { openMemoryStore } from '../../../local/cloud/store/memoryStore'
import type { CollectionSchema } from '../../../local/cloud'

const schema: CollectionSchema[] = [
  { name: 'places', indexes: [{ name: 'by_at', keys: { at: '2dsphere' } }] },
]
const told: string[] = []
const open = (): Promise<Database> =>
  Database.open({ store: openMemoryStore(), schema, limits, onScan: (name) => told.push(name) })
const target = (database: Database): WriteTarget => ({
  reader: database,
  collection: database.collection('places'),
  limits,
})

const lng = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -85, max: 85, noNaN: true })
const position = fc.tuple(lng, lat)
const around = fc
  .tuple(lng, lat, fc.double({ min: 0.001, max: 2, noNaN: true }))
  .filter(([x, y, size]) => Math.abs(x) + size < 180 && Math.abs(y) + size < 90)
const square = around.map(([x, y, size]) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
}))
const place = fc.oneof(
  position.map((coordinates) => ({ type: 'Point', coordinates })),
  position.map((coordinates) => [
    { type: 'Point', coordinates },
    { type: 'Point', coordinates: [0, 0] },
  ]),
  square,
  fc.constant(undefined),
)
const condition = fc.oneof(
  fc.tuple(position, fc.integer({ min: 0, max: 3_000_000 })).map(([coordinates, $maxDistance]) => ({
    $nearSphere: { $geometry: { type: 'Point', coordinates }, $maxDistance },
  })),
  fc.tuple(position, fc.double({ min: 0, max: 0.5, noNaN: true })).map((circle) => ({
    $geoWithin: { $centerSphere: circle },
  })),
  square.map(($geometry) => ({ $geoWithin: { $geometry } })),
  square.map(($geometry) => ({ $geoIntersects: { $geometry } })),
)

test('an index of places finds what reading everything finds, also after changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(place, { maxLength: 20 }),
      fc.array(place, { maxLength: 4 }),
      condition,
      async (places, later, at) => {
        const database = await open()
        const docs = places.map((value, i): Document => ({ _id: `p${i}`, ...(value ? { at: value } : {}) }))
        await database.write(() => planInsert(target(database), docs))
        for (const [i, value] of later.entries()) {
          await database.write(() =>
            planUpdate(target(database), { _id: `p${i}` }, { $set: { at: value ?? null } }, false),
          )
        }
        await database.write(() => planRemove(target(database), { _id: 'p0' }, false))
        const collection = database.collection('places')
        const selector = selectorOf({ at })
        const found = [...database.find(collection, selector).rows].map(({ key }) => key).sort()
        const all = [...collection.rows.values()].filter((row) => selector.matches(row)).map(({ key }) => key)
        expect(found).toEqual(all.sort())
      },
    ),
    { numRuns: 150 },
  )
  expect(told).toEqual([])
})

test('what is no place is refused where an index would hold it, and changes nothing', async () => {
  const database = await open()
  const wrong = [
    { type: 'Point', coordinates: [23, 113] },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    },
  ]
  for (const at of wrong) {
    await expect(
      (async () => database.write(() => planInsert(target(database), [{ at }])))(),
    ).rejects.toThrow(/Can't extract geo keys/)
  }
  expect(database.collection('places').rows.size).toBe(0)
})
