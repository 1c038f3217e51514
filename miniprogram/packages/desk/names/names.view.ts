import type { DeskPerson } from '../../../shared/contract/checkin'
import { findPeople, inSheetOrder } from '../../../shared/rules/desk/people'

export interface NameItem {
  id: string
  name: string
  branch: string
  status: string
  isIn: boolean
}

const WORDS = { signed: '已报名', waiting: '候补', cancelled: '取消了报名', asked: '没有报名' } as const

export interface NameList {
  items: NameItem[]
  /** How many more there are: '还有 12 人'; '' when all are shown. */
  more: string
}

/** People as rows; who is in already says so. From a paper sheet they stand in its order. */
export function nameList(
  people: readonly DeskPerson[],
  { typed, isPaper, most }: { typed: string; isPaper: boolean; most: number },
  isIn: (id: string) => boolean,
): NameList {
  const found = findPeople(people, typed, people.length)
  const all = isPaper ? inSheetOrder(found) : found
  const items = all.slice(0, most).map(({ id, name, branch, status }) => ({
    ...{ id, name, branch, isIn: isIn(id) },
    status: isIn(id) ? '已签到' : WORDS[status],
  }))
  const rest = all.length - items.length
  return { items, more: rest > 0 ? `还有 ${rest} 人` : '' }
}
