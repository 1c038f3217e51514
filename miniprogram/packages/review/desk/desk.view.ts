import { LESSON_LEVEL_WORDS, LESSON_MEDIA_WORDS } from '../../../shared/contract/lesson'
import { LESSON_STAGE_WORDS, type LessonWorkLine } from '../../../shared/contract/lessonMaking'
import { type Instant, dayOf, daysBetween } from '../../../shared/kit/time'
import { type LessonItem, MEDIA_ICONS } from '../../../ui/lesson.view'
import { pastWords } from '../../../ui/words'

/** What is to be done with lessons, one tab each. */
export type Tab = 'submitted' | 'proposed' | 'rework' | 'published' | 'exemplar' | 'retired'

const TABS: readonly { id: Tab; label: string }[] = [
  { id: 'submitted', label: '等评审' },
  { id: 'proposed', label: '可评样板' },
  { id: 'rework', label: '回炉' },
  { id: 'published', label: '已发布' },
  { id: 'exemplar', label: '样板课' },
  { id: 'retired', label: '已下架' },
]

export const tabChips = (tab: Tab) => TABS.map((one) => ({ ...one, on: one.id === tab }))

export const EMPTY_WORDS: Readonly<Record<Tab, { title: string; note: string }>> = {
  submitted: { title: '没有等评审的课', note: '有人提交了，会在这里，也会给您发通知' },
  proposed: { title: '眼下没有可评样板的课', note: '大家都说好的课，会自己到这里来' },
  rework: { title: '没有回炉的课', note: '评价偏低的，或者您送回炉的课，会在这里' },
  published: { title: '还没有发布的课', note: '评审通过的课，会在这里' },
  exemplar: { title: '还没有样板课', note: '从“可评样板”里评上的课，会在这里' },
  retired: { title: '没有下架的课', note: '下架的课会在这里，可以重新上架' },
}

/** A lesson on the desk: what it is, whose, and since when it stands there. */
export function deskItem(line: LessonWorkLine, tab: Tab, now: Instant): LessonItem {
  const { id, title, media, level, authorName, version, said } = line
  const kind = [LESSON_LEVEL_WORDS[level], LESSON_MEDIA_WORDS[media], version > 1 ? `第 ${version} 版` : '']
  const note = [authorName, ...kind].filter((word) => word !== '').join(' · ')
  const standing = sinceWords(line, tab, now)
  const pill = pillOf(line, tab)
  const by = said && tab !== 'submitted' ? `${said.byName}：${said.why}` : ''
  return {
    ...{ id, title, icon: MEDIA_ICONS[media], note, by, pill, standing, share: 0 },
    spoken: [title, note, pill?.text ?? '', standing].filter((word) => word !== '').join('，'),
  }
}

/** After so many days a lesson has waited long, and it is said in so many words. */
const LONG = 2

const SINCE: Readonly<Record<Tab, string>> = {
  ...{ submitted: '提交', proposed: '发布', rework: '回炉', published: '发布' },
  ...{ exemplar: '评上', retired: '下架' },
}

function sinceWords({ since, stage }: LessonWorkLine, tab: Tab, now: Instant): string {
  if (tab !== 'submitted' && stage !== tab && tab !== 'proposed')
    return `${LESSON_STAGE_WORDS[stage]}，${pastWords(since, dayOf(now))}`
  const days = daysBetween(dayOf(since), dayOf(now))
  const long = tab === 'submitted' && days >= LONG ? `，等了 ${days} 天` : ''
  return `${pastWords(since, dayOf(now))} ${SINCE[tab]}${long}`
}

/** How many have passed it, where it takes more than one; what is being made anew. */
function pillOf({ passes, stage }: LessonWorkLine, tab: Tab): LessonItem['pill'] {
  if (stage === 'submitted' && passes.needed > 1)
    return { text: `通过 ${passes.done}/${passes.needed}`, tone: passes.done > 0 ? 'pine' : 'amber' }
  if (tab === 'rework' && stage !== 'rework') return { text: '正在改', tone: 'amber' }
  return null
}
