import { readTable } from '../../cloudfunctions/roster/file'
import { seededCommittee } from '../../local/seed/committee'
import { rosterFile } from '../../local/seed/roster/file'
import { generateRoster, nextYear } from '../../local/seed/roster/generate'
import { branchPlaces, sectors } from '../../local/seed/roster/structure'

const rows = generateRoster()
const share = (count: number) => count / rows.length

test('the generated district is the one that the sources describe', () => {
  const day = '2026-11-23'
  expect(rows).toHaveLength(29_000)
  expect(share(rows.filter(({ born }) => (born ?? '') < `1966${day.slice(4)}`).length)).toBeCloseTo(0.471, 4)
  expect(share(rows.filter(({ born }) => (born ?? '') > `1991${day.slice(4)}`).length)).toBeCloseTo(0.231, 4)
  expect(new Set(rows.map(({ branch }) => branch)).size).toBe(745)
  expect(new Set(rows.map(({ committee }) => committee)).size).toBe(18)
  expect(new Set(rows.map(({ party }) => party)).size).toBe(43)
  const placed = new Map(branchPlaces().map(({ branch, sector }) => [branch, sector]))
  expect(share(rows.filter(({ branch }) => placed.get(branch) === 'community').length)).toBeCloseTo(0.6, 4)
  expect(share(rows.filter(({ branch }) => placed.get(branch) === 'park').length)).toBeCloseTo(0.3, 4)
  expect(sectors.reduce((sum, { members }) => sum + members, 0)).toBe(29_000)
})

test('nobody is there twice, and the same seed gives the same people', () => {
  expect(new Set(rows.map(({ phone }) => phone)).size).toBe(29_000)
  expect(new Set(rows.map(({ number }) => number)).size).toBe(29_000)
  expect(generateRoster().slice(0, 100)).toEqual(rows.slice(0, 100))
})

test('a year later 1,000 are gone and 1,500 have come', () => {
  const later = nextYear(rows)
  const before = new Set(rows.map(({ number }) => number))
  const after = new Set(later.map(({ number }) => number))
  expect(later.filter(({ number }) => !before.has(number))).toHaveLength(1_500)
  expect(rows.filter(({ number }) => !after.has(number))).toHaveLength(1_000)
})

test('the file has a heading and a row for everybody', () => {
  let count = 0
  readTable(rosterFile(rows.slice(0, 2_500)), () => count++)
  expect(count).toBe(2_501)
})

test('the demo has one committee of it, under ids of its own', () => {
  const { organizations, members } = seededCommittee()
  expect(members.length).toBeGreaterThan(1_000)
  expect(new Set(members.map(({ _id }) => _id)).size).toBe(members.length)
  expect(organizations.every(({ path }) => path.startsWith('/o_district/o_meiyuan/'))).toBe(true)
})
