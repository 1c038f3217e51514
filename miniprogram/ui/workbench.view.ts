import type { Me } from '../shared/contract/member'
import type { GrantView, GrantedRole } from '../shared/contract/roles'

/** Where a piece of work lies: rooms need no place, the rest lies over an organisation. */
export type Bench = 'board' | 'rooms' | 'events' | 'branch' | 'office' | 'review' | 'plans' | 'making'

export interface BenchEntry {
  /** For `wx:key`, and as the element's id. */
  id: string
  bench: Bench
  icon: string
  title: string
  note: string
  organizationId: string
  /** Of a station's own events. */
  stationId?: string
}

/** What somebody with a role finds on the home page, the daily work first. Empty for everybody else. */
export function workbench({ keeps, grants = [] }: Pick<Me, 'keeps' | 'grants'>): BenchEntry[] {
  const rooms = keeps.length > 0 ? [BOARD, ...keeps.map(stationEvents), ROOMS] : []
  return [...rooms, ...grants.flatMap((grant, index) => entryOf(grant, index))].filter(isFirstOfItsKind)
}

/** The desk of reviewers has everything of theirs, whichever role leads there. */
const isFirstOfItsKind = ({ bench }: BenchEntry, at: number, all: readonly BenchEntry[]): boolean =>
  bench !== 'review' || all.findIndex((one) => one.bench === 'review') === at

const BOARD: BenchEntry = {
  id: 'bench-board',
  bench: 'board',
  icon: 'list',
  title: '工作台 · 今日',
  note: '今天谁来，哪些要您同意',
  organizationId: '',
}

const stationEvents = ({ stationId, stationName }: Me['keeps'][number]): BenchEntry => ({
  ...{ id: `bench-${stationId}`, bench: 'events', icon: 'flag', title: '工作台 · 活动' },
  ...{ note: stationName, organizationId: '', stationId },
})

const ROOMS: BenchEntry = {
  id: 'workbench',
  bench: 'rooms',
  icon: 'door',
  title: '工作台 · 服务站',
  note: '今日、审批、时段、日志',
  organizationId: '',
}

const KINDS: Readonly<Partial<Record<GrantedRole, Pick<BenchEntry, 'bench' | 'icon' | 'title'>>>> = {
  secretary: { bench: 'branch', icon: 'people', title: '工作台 · 本支部' },
  committee: { bench: 'office', icon: 'tree', title: '工作台 · 工委' },
  district: { bench: 'office', icon: 'tree', title: '工作台 · 全区' },
}

const EVENTS = {
  bench: 'events',
  icon: 'flag',
  title: '工作台 · 活动',
  note: '发活动、扫码签到、写纪实',
} as const

const PLANS = {
  bench: 'plans',
  icon: 'list',
  title: '工作台 · 学习清单',
  note: '给本支部列必修和选修',
} as const
const REVIEW = {
  bench: 'review',
  icon: 'lesson',
  title: '工作台 · 审课',
  note: '评审微课，列学习清单',
} as const

const MAKING = {
  bench: 'making',
  icon: 'lesson',
  title: '工作台 · 做微课',
  note: '写、拍、录，交给评审',
} as const

/** What comes with a role besides its own place: before it, and after it. */
const BESIDE: Readonly<Partial<Record<GrantedRole, readonly [readonly Beside[], readonly Beside[]]>>> = {
  secretary: [[EVENTS], [PLANS]],
  lecturer: [[], [MAKING]],
  reviewer: [[], [{ ...REVIEW, note: '评审微课，看看评价' }]],
  committee: [[], [REVIEW]],
  district: [[], [REVIEW]],
}

type Beside = Pick<BenchEntry, 'bench' | 'icon' | 'title' | 'note'>

function entryOf({ role, scope, scopeName }: GrantView, index: number): BenchEntry[] {
  if (scope.kind !== 'organization') return []
  const organizationId = scope.id
  const kind = KINDS[role]
  const [before, after] = BESIDE[role] ?? [[], []]
  const own = kind ? [{ id: `bench-${role}-${index}`, ...kind, note: scopeName, organizationId }] : []
  const entry = (one: Beside): BenchEntry => ({ id: `bench-${one.bench}-${index}`, ...one, organizationId })
  return [...before.map(entry), ...own, ...after.map(entry)]
}
