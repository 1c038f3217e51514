import type { Me } from '../shared/contract/member'
import type { GrantView, GrantedRole } from '../shared/contract/roles'

/** Where a piece of work lies: rooms need no place, the rest lies over an organisation. */
export type Bench = 'board' | 'rooms' | 'events' | 'branch' | 'office'

export interface BenchEntry {
  /** For `wx:key`, and as the element's id. */
  id: string
  bench: Bench
  icon: string
  title: string
  note: string
  organizationId: string
}

/** What somebody with a role finds on the home page, the daily work first. Empty for everybody else. */
export function workbench({ keeps, grants = [] }: Pick<Me, 'keeps' | 'grants'>): BenchEntry[] {
  const rooms = keeps.length > 0 ? [BOARD, ROOMS] : []
  return [...rooms, ...grants.flatMap((grant, index) => entryOf(grant, index))]
}

const BOARD: BenchEntry = {
  id: 'bench-board',
  bench: 'board',
  icon: 'list',
  title: '工作台 · 今日',
  note: '今天谁来，哪些要您同意',
  organizationId: '',
}

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

function entryOf({ role, scope, scopeName }: GrantView, index: number): BenchEntry[] {
  const kind = KINDS[role]
  if (!kind || scope.kind !== 'organization') return []
  const organizationId = scope.id
  const own: BenchEntry = { id: `bench-${role}-${index}`, ...kind, note: scopeName, organizationId }
  return role === 'secretary' ? [{ id: `bench-events-${index}`, ...EVENTS, organizationId }, own] : [own]
}
