import type { LearningYear } from '../shared/contract/ledger'

export interface RingView {
  /** 0 to 1 of what is asked for. */
  share: number
  figure: string
  /** '今年学了 18 学时，还差 14 学时' */
  sentence: string
  /** The sentence's two halves, each for a line of its own. */
  said: string
  left: string
  isDone: boolean
}

/** A year as a ring and one plain sentence; another year than this one is named. */
export function ringView(total: LearningYear, thisYear: number): RingView {
  const { counted, required, missing, year } = total
  const [said, left] = halves(year === thisYear ? '今年' : `${year} 年`, total)
  return {
    share: required === 0 ? 1 : counted / required,
    ...{ figure: String(counted), sentence: said + left, said, left, isDone: missing === 0 },
  }
}

function halves(when: string, { counted, required, missing }: LearningYear): [string, string] {
  if (missing === 0) return [`${when}学了 ${counted} 学时，`, '已经学满了']
  if (counted === 0) return [`${when}要学 ${required} 学时，`, '还没有开始记']
  return [`${when}学了 ${counted} 学时，`, `还差 ${missing} 学时`]
}

/** What else is to be known of how it counts; '' when all of it does. */
export function shareWords({ online, onlineCounted }: LearningYear): string {
  if (online <= onlineCounted) return ''
  return `线上的学时只算一部分：学了 ${online}，计入 ${onlineCounted}。剩下的要到现场来学`
}
