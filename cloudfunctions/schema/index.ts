/** Every collection, declared once: the deploy tool creates it in WeChat, the local cloud at its start. */
export interface Collection {
  name: string
  indexes: readonly Index[]
}

export interface Index {
  name: string
  /** 1 ascending, -1 descending. */
  keys: Readonly<Record<string, 1 | -1>>
  unique?: boolean
}

/** No collection can be read or written by a client: everything goes through the functions. */
export const CLIENT_ACCESS = 'ADMINONLY'

export const collections: readonly Collection[] = [
  { name: 'accounts', indexes: [{ name: 'by_member', keys: { memberId: 1 } }] },
  { name: 'members', indexes: [{ name: 'by_branch', keys: { branchId: 1 } }] },
  { name: 'organizations', indexes: [] },
  { name: 'stations', indexes: [{ name: 'by_name', keys: { name: 1 } }] },
  { name: 'spaces', indexes: [{ name: 'by_station', keys: { stationId: 1 } }] },
  { name: 'days', indexes: [{ name: 'by_person', keys: { people: 1, date: 1 } }] },
]
