import type { RosterLine } from '../../../cloudfunctions/member/public'
import { type Sex, nameOf } from './names'
import { Random } from './random'
import { type BranchPlace, IN_A_YEAR, OUT_A_YEAR, type SectorPlan, branchPlaces, sectors } from './structure'

/** One row of the roster, as the file has it. */
export interface RosterRow extends RosterLine, Omit<BranchPlace, 'sector'> {}

/** The year that ages are counted in; the generator knows no clock. */
export const YEAR = 2026

type AgeClass = 'older' | 'middle' | 'younger'

const BORN: Readonly<Record<AgeClass, readonly [number, number]>> = {
  older: [YEAR - 92, YEAR - 61],
  middle: [YEAR - 59, YEAR - 36],
  younger: [YEAR - 34, YEAR - 20],
}
const EDUCATION = ['初中', '高中', '中专', '大专', '大专', '本科', '本科', '本科', '研究生']
const OCCUPATION: Readonly<Record<string, readonly string[]>> = {
  community: ['退休', '退休', '退休', '社区工作者', '个体经营'],
  park: ['软件工程师', '产品经理', '销售', '行政', '创业者'],
  organ: ['公务员', '教师', '医生', '护士'],
}

/** Everybody, in the order of branches. The same seed gives the same people. */
export function generateRoster(seed = 1): RosterRow[] {
  const random = new Random(seed)
  const places = branchPlaces()
  let number = 0
  return sectors.flatMap((plan) => {
    const branches = places.filter(({ sector }) => sector === plan.sector)
    const ages = agesOf(plan, random)
    return branches.flatMap((place, branch) =>
      ages
        .filter((_, n) => n % branches.length === branch)
        .map((age) => person(random, ++number, age, place)),
    )
  })
}

/** A year later: some left, some came, some have a new phone. */
export function nextYear(rows: readonly RosterRow[], seed = 2): RosterRow[] {
  const random = new Random(seed)
  const gone = new Set(random.shuffle(rows.map((_, index) => index)).slice(0, OUT_A_YEAR))
  const stayed = rows.filter((_, index) => !gone.has(index))
  const places = branchPlaces()
  const came = Array.from({ length: IN_A_YEAR }, (_, n) =>
    // 400 of those who come are over 60, 200 under 35 (file 000).
    person(
      random,
      rows.length + n + 1,
      n < 400 ? 'older' : n < 600 ? 'younger' : 'middle',
      random.pick(places),
    ),
  )
  return [...stayed, ...came]
}

function agesOf({ members, over60, under35 }: SectorPlan, random: Random): AgeClass[] {
  const ages = Array.from({ length: members }, (_, n): AgeClass => {
    if (n < over60) return 'older'
    return n < over60 + under35 ? 'younger' : 'middle'
  })
  return random.shuffle(ages)
}

const two = (n: number) => String(n).padStart(2, '0')

function person(random: Random, number: number, age: AgeClass, place: BranchPlace): RosterRow {
  const gender: Sex = random.next() < 0.42 ? '女' : '男'
  const [from, to] = BORN[age]
  const year = random.between(from, to)
  const joined = Math.min(YEAR - 1, year + random.between(19, age === 'younger' ? 24 : 34))
  const { committee, party, branch, sector } = place
  return {
    ...{ committee, party, branch, gender, number: `XW${String(number).padStart(6, '0')}` },
    name: nameOf(random, gender, age === 'older'),
    phone: `${random.pick(['139', '138', '135', '186', '177'])}${String((number * 7919 + 10_000_019) % 1e8).padStart(8, '0')}`,
    born: `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    joined: `${joined}-07-01`,
    education: random.pick(age === 'older' ? EDUCATION.slice(0, 6) : EDUCATION.slice(3)),
    occupation: random.pick(OCCUPATION[sector] ?? ['其他']),
    cannotCome: age === 'older' && random.next() < 0.08,
  }
}
