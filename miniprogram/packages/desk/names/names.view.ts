import type { DeskPerson } from '../../../shared/contract/checkin'
import { findPeople } from '../../../shared/rules/desk/people'

export interface NameItem {
  id: string
  name: string
  note: string
  isIn: boolean
}

const WORDS = { signed: '已报名', waiting: '候补', cancelled: '取消了报名', asked: '没有报名' } as const

/** People as rows; who is in already says so. */
export const nameItems = (
  people: readonly DeskPerson[],
  typed: string,
  isIn: (id: string) => boolean,
): NameItem[] =>
  findPeople(people, typed).map(({ id, name, branch, status }) => ({
    ...{ id, name, isIn: isIn(id) },
    note: [branch, isIn(id) ? '已签到' : WORDS[status]].filter((word) => word !== '').join(' · '),
  }))
