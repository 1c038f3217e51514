import type { KeyDoc } from '../../cloudfunctions/member/keys'
import { newKey } from '../../cloudfunctions/member/keys'
import { Simulation, type SimulationResult } from './support/deskSimulation'
import { type TestCloud, startDatabase } from './support/cloud'
import { NOW } from './support/district'

/**
 * Two evenings here, so that a change that loses or doubles somebody is seen at once; in them every fault happens, which
 * the test asks for. `npm run bench -- checkin` runs a thousand, for what needs luck to be found.
 */
const SEEDS = [1, 2]

let on: TestCloud
let key: KeyDoc
beforeAll(async () => {
  on = await startDatabase()
  key = newKey(NOW)
  await on.db.add('keys', key)
  await on.db.add('keys', { _id: 'current', keyId: key._id } as never)
})
afterAll(() => on.stop())

const simulate = (seed: number, more: { people?: number; forgetNonces?: boolean } = {}) =>
  new Simulation({ db: on.db, key, seed, ...more }).run()

const faultless = { lost: 0, double: 0, missingLines: 0, wrongTimes: 0 }

test('eight desks, five hundred people, and everything that goes wrong: nobody is lost, nobody is in twice', async () => {
  const results: SimulationResult[] = []
  for (const seed of SEEDS) results.push(await simulate(seed))
  for (const result of results) expect(result).toMatchObject(faultless)
  const happened = (fault: keyof SimulationResult['faults']) =>
    results.reduce((sum, { faults }) => sum + faults[fault], 0)
  for (const fault of Object.keys(results[0]?.faults ?? {}) as (keyof SimulationResult['faults'])[])
    expect([fault, happened(fault) > 0]).toEqual([fault, true])
}, 60_000)

test('the same without the nonce check: lines are there twice, and people whom a desk took back are in again', async () => {
  const results = await Promise.all(
    [101, 102].map((seed) => simulate(seed, { people: 100, forgetNonces: true })),
  )
  for (const { double } of results) expect(double).toBeGreaterThan(0)
})
