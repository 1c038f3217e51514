import { type NewLearningRecord, credit } from '../../cloudfunctions/ledger/public'
import { addDays, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { type SeedModule, contextOf } from './module'

type Line = Pick<NewLearningRecord, 'kind' | 'title' | 'minutes' | 'online'> & { daysAgo: number }

const LINES: readonly Line[] = [
  { daysAgo: 3, kind: 'lesson', title: '社区里的老书记', minutes: 15, online: true },
  { daysAgo: 9, kind: 'event', title: '主题党日：走一走渡江胜利纪念馆', minutes: 180, online: false },
  { daysAgo: 21, kind: 'lesson', title: '一张老照片的来历', minutes: 20, online: true },
  { daysAgo: 33, kind: 'event', title: '支部党员大会', minutes: 90, online: false },
  { daysAgo: 47, kind: 'external', title: '学习强国专题班', minutes: 135, online: true },
  { daysAgo: 62, kind: 'event', title: '红色电影：开国大典', minutes: 135, online: false },
  { daysAgo: 90, kind: 'event', title: '集中轮训班', minutes: 225, online: false },
]

/** A year of learning for the two members of the demo; the second one was there less often. */
export const seedLearning: SeedModule = (seeding) =>
  credit(contextOf(seeding), [
    ...LINES.map((line, n) => recordOf('m_member', line, n, seeding.now)),
    ...LINES.slice(2, 5).map((line, n) => recordOf('m_member2', line, n, seeding.now)),
  ])

function recordOf(personId: string, line: Line, n: number, now: number): NewLearningRecord {
  const { daysAgo, kind, title, minutes, online } = line
  const at = instantOf(addDays(dayOf(now), -daysAgo), 14 * 60)
  return { personId, kind, title, minutes, online, at, source: `demo-${kind}`, sourceId: `d${n}` }
}
