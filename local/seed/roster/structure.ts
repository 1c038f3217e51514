/**
 * The district of the sources. File 000: 29,000 members, 60% in communities, 30% in parks and companies, 47.1% over 60,
 * 23.1% under 35, 1,500 in and 1,000 out a year. File 002: 18 committees, 43 Party committees or general branches, 745
 * branches.
 */
export const MEMBERS = 29_000
export const OVER_60 = Math.round(MEMBERS * 0.471)
export const UNDER_35 = Math.round(MEMBERS * 0.231)
export const IN_A_YEAR = 1_500
export const OUT_A_YEAR = 1_000

export type Sector = 'community' | 'park' | 'organ'

export interface SectorPlan {
  sector: Sector
  committees: readonly string[]
  parties: number
  branches: number
  members: number
  /** Of all who are over 60, and of all who are under 35, how many are here. */
  over60: number
  under35: number
}

const streets = [
  '梅园新村',
  '新街口',
  '玄武门',
  '锁金村',
  '红山',
  '孝陵卫',
  '玄武湖',
  '后宰门',
  '樱驼村',
  '月苑',
]
const parks = ['徐庄软件园', '珠江路科技街区', '长江路文旅街区', '铁北新城园区', '南站商务园区']
const organs = ['区级机关', '教育系统', '卫健系统']

export const sectors: readonly SectorPlan[] = [
  {
    ...{ sector: 'community', committees: streets.map((name) => `${name}街道工委`), parties: 26 },
    ...{ branches: 447, members: 17_400, over60: 12_000, under35: 1_500 },
  },
  {
    ...{ sector: 'park', committees: parks.map((name) => `${name}工委`), parties: 12 },
    ...{ branches: 224, members: 8_700, over60: 900, under35: 4_600 },
  },
  {
    ...{ sector: 'organ', committees: organs.map((name) => `${name}工委`), parties: 5 },
    ...{ branches: 74, members: 2_900, over60: OVER_60 - 12_900, under35: UNDER_35 - 6_100 },
  },
]

/** Where a branch hangs: names from above to below. */
export interface BranchPlace {
  sector: Sector
  committee: string
  party: string
  branch: string
}

const STEMS: Readonly<Record<Sector, string>> = { community: '社区', park: '企业', organ: '机关' }

/** All 745 branches, in order; every committee has at least one Party committee, every one of those its branches. */
export function branchPlaces(): BranchPlace[] {
  return sectors.flatMap(({ sector, committees, parties, branches }) => {
    const partyNames = Array.from({ length: parties }, (_, n) => {
      const committee = committees[n % committees.length] ?? ''
      const turn = Math.floor(n / committees.length) + 1
      return { committee, party: `${committee.replace('工委', '')}第${turn}${STEMS[sector]}党委` }
    })
    return Array.from({ length: branches }, (_, n): BranchPlace => {
      const { committee, party } = partyNames[n % parties] ?? { committee: '', party: '' }
      const turn = Math.floor(n / parties) + 1
      return { sector, committee, party, branch: `${party.replace('党委', '')}第${turn}支部` }
    })
  })
}
