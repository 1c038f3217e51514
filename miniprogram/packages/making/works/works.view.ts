import { LESSON_MEDIA_WORDS } from '../../../shared/contract/lesson'
import {
  LESSON_STAGE_WORDS,
  type LessonStage,
  type LessonWorkLine,
} from '../../../shared/contract/lessonMaking'
import { type Instant, dayOf } from '../../../shared/kit/time'
import { MEDIA_ICONS } from '../../../ui/lesson.view'
import { pastWords } from '../../../ui/words'

export interface WorkItem {
  id: string
  icon: string
  title: string
  stage: string
  tone: 'plum' | 'pine' | 'amber' | 'stone'
  /** '图文 · 第 2 版 · 今天 14:30' */
  note: string
  /** '周文静：第二段改短'; '' when there is nothing to heed. */
  said: string
  spoken: string
}

export interface WorkGroup {
  title: string
  works: WorkItem[]
}

export const STAGE_TONES: Readonly<Record<LessonStage, WorkItem['tone']>> = {
  ...{ draft: 'stone', submitted: 'amber', returned: 'plum', published: 'pine', exemplar: 'pine' },
  ...{ rework: 'plum', retired: 'stone' },
}

/** What wants a hand first. */
const GROUPS: readonly { title: string; stages: readonly LessonStage[] }[] = [
  { title: '等您改的', stages: ['returned', 'rework'] },
  { title: '还没做完', stages: ['draft'] },
  { title: '在等评审', stages: ['submitted'] },
  { title: '大家在看', stages: ['published', 'exemplar'] },
  { title: '已经下架', stages: ['retired'] },
]

export const workGroups = (works: readonly LessonWorkLine[], now: Instant): WorkGroup[] =>
  GROUPS.map(({ title, stages }) => ({
    title,
    works: works.filter(({ stage }) => stages.includes(stage)).map((one) => workItem(one, now)),
  })).filter((group) => group.works.length > 0)

function workItem(
  { id, title, media, stage, version, updatedAt, said }: LessonWorkLine,
  now: Instant,
): WorkItem {
  const parts = [
    LESSON_MEDIA_WORDS[media],
    version > 1 ? `第 ${version} 版` : '',
    pastWords(updatedAt, dayOf(now)),
  ]
  const note = parts.filter((word) => word !== '').join(' · ')
  const heed = said && HEEDED.includes(stage) ? `${said.byName ? `${said.byName}：` : ''}${said.why}` : ''
  const words = LESSON_STAGE_WORDS[stage]
  return {
    ...{
      id,
      icon: MEDIA_ICONS[media],
      title: title || '还没有标题',
      stage: words,
      tone: STAGE_TONES[stage],
      note,
    },
    said: heed,
    spoken: [title, words, note, heed].filter((word) => word !== '').join('，'),
  }
}

/** Stages whose reason is something to act on. */
const HEEDED: readonly LessonStage[] = ['returned', 'rework', 'retired']
