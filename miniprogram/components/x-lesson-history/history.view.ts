import { LESSON_STEP_WORDS, type LessonRemark, type LessonStep } from '../../shared/contract/lessonMaking'
import { type Instant, dayOf } from '../../shared/kit/time'
import { pastWords } from '../../ui/words'
import { clockOf } from '../x-lesson-stage/stage.view'

type Tone = 'plum' | 'pine' | 'amber' | 'stone'

export interface StepView {
  key: string
  /** '退回修改' */
  what: string
  /** '周文静 · 今天 14:30 · 第 2 版' */
  who: string
  why: string
  tone: Tone
}

const TONES: Readonly<Record<LessonStep['to'], Tone>> = {
  ...{ draft: 'stone', submitted: 'amber', returned: 'plum', published: 'pine', exemplar: 'pine' },
  ...{ rework: 'plum', retired: 'stone', passedOnce: 'pine', commented: 'amber' },
}

/** Who, when and why, the latest first. */
export const stepViews = (steps: readonly LessonStep[], now: Instant): StepView[] =>
  steps
    .map(({ at, byName, to, version, why }, index) => ({
      key: `${index}`,
      what: LESSON_STEP_WORDS[to],
      who: [byName || '系统', pastWords(at, dayOf(now)), version > 1 ? `第 ${version} 版` : '']
        .filter((word) => word !== '')
        .join(' · '),
      ...{ why, tone: TONES[to] },
    }))
    .reverse()

export interface RemarkView {
  id: string
  /** '1:05 处', '第 3 段'; '' where it is about the whole. */
  where: string
  text: string
  who: string
  moment: number | null
  paragraph: number | null
}

/** Paragraphs are counted from 0 and said from 1. */
export const remarkViews = (remarks: readonly LessonRemark[], now: Instant): RemarkView[] =>
  remarks.map(({ id, at, byName, moment, paragraph, text }) => ({
    ...{ id, text, moment, paragraph, where: whereWords(moment, paragraph) },
    who: `${byName} · ${pastWords(at, dayOf(now))}`,
  }))

export function whereWords(moment: number | null, paragraph: number | null): string {
  if (paragraph !== null) return `第 ${paragraph + 1} 段`
  return moment === null ? '' : `${clockOf(moment)} 处`
}
