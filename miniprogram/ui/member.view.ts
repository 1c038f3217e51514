import type { MemberBrief, MemberFilter } from '../shared/contract/people'
import { grouped } from './words'

/** A member as a row of a list. */
export interface MemberRow {
  id: string
  name: string
  /** '72 岁 · 139****0003' */
  note: string
  /** Where the list is of more than one branch, otherwise ''. */
  branch: string
  /** What is to be known before calling: not bound, cannot come. */
  pills: { text: string; tone: 'plum' | 'amber' | 'stone' }[]
  /** All of it, for a screen reader. */
  spoken: string
}

export function memberRow(member: MemberBrief, withBranch: boolean): MemberRow {
  const { id, name, age, phoneMasked, branchName } = member
  const facts = [age === null ? '' : `${age} 岁`, phoneMasked || '没有手机号']
  const note = facts.filter(Boolean).join(' · ')
  const pills = pillsOf(member)
  const branch = withBranch ? branchName : ''
  const spoken = [name, branch, note, ...pills.map(({ text }) => text)].filter(Boolean).join('，')
  return { id, name, note, branch, pills, spoken }
}

function pillsOf({ bound, cannotCome }: MemberBrief): MemberRow['pills'] {
  const pills: MemberRow['pills'] = []
  if (cannotCome) pills.push({ text: '来不了', tone: 'amber' })
  if (!bound) pills.push({ text: '没绑定', tone: 'stone' })
  return pills
}

const FILTERS: readonly { id: MemberFilter; label: string }[] = [
  { id: 'over60', label: '60 岁以上' },
  { id: 'cannotCome', label: '来不了' },
  { id: 'notBound', label: '没绑定' },
]

/** The filters with those marked that are set. */
export const filterChips = (set: readonly MemberFilter[]) =>
  FILTERS.map(({ id, label }) => ({ id, label, on: set.includes(id) }))

/** The set with one put in or taken out. */
export const toggled = (set: readonly MemberFilter[], id: MemberFilter): MemberFilter[] =>
  set.includes(id) ? set.filter((one) => one !== id) : [...set, id]

/** How many there are of what was asked for; '' where all are shown, because the heading has said it. */
export function foundWords(total: number | null, search: string, filters: readonly MemberFilter[]): string {
  if (total === null || (!search.trim() && filters.length === 0)) return ''
  return `找到 ${grouped(total)} 人`
}

/** What stands where nobody is: with what was asked, and what to do. */
export function nobodyWords(search: string, filters: readonly MemberFilter[]) {
  if (search)
    return {
      title: `没有找到“${search}”`,
      note: '姓名、拼音、手机尾号都能找',
      action: '看全部',
    }
  if (filters.length > 0) return { title: '没有这样的党员', note: '换个条件看看', action: '看全部' }
  return { title: '名册上还没有人', note: '名册由工委或区委组织部导入', action: '' }
}
