import { runCase, setUp, type Bench } from './tools'
import { cases } from './tables'

/**
 * Every behaviour of the database that the tables name, through the unmodified SDKs. With CLOUD_TEST_ENV,
 * CLOUD_TEST_SECRET_ID and CLOUD_TEST_SECRET_KEY they run against a real environment.
 */
let bench: Bench

beforeAll(async () => {
  bench = await setUp()
})
afterAll(() => bench.where.stop())

const groups = new Map<string, (typeof cases)[number][]>()
for (const one of cases) {
  const name = `${one.area}: ${one.operator}`
  groups.set(name, [...(groups.get(name) ?? []), one])
}

describe.each([...groups])('%s', (_name, group) => {
  test.each(group)('$what', async (one) => {
    expect(await runCase(one, bench.tools)).toEqual(one.expected)
  })
})

test('there are at least 400 of them, each with a name of its own', () => {
  expect(cases.length).toBeGreaterThanOrEqual(400)
  const titles = cases.map(({ area, operator, what }) => `${area} / ${operator} / ${what}`)
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([])
})
