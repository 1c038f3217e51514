import type { LessonHome } from '../../shared/contract/lesson'
import type { Me } from '../../shared/contract/member'
import { type Instant, dayOf, minuteOf } from '../../shared/kit/time'
import { greetingWords } from '../../shared/kit/words'
import { dueWords, standingWords } from '../../ui/lesson.view'

export interface Greeting {
  title: string
  /** The branch, or what a resident can do here; empty until it is known who this is. */
  line: string
}

export function greetingOf(me: Me | null, now: Instant): Greeting {
  if (!me) return { title: '您好', line: '' }
  if (!me.name) return { title: '您好', line: '附近的活动空间，谁都可以约' }
  return { title: `${me.name}，${greetingWords(minuteOf(now))}`, line: me.branch?.name ?? '欢迎来驿站坐坐' }
}

/** What a screen reader says of the bell. */
export const bellWords = (unread: number): string => (unread === 0 ? '通知' : `通知，${unread} 条没看`)

export interface NextLesson {
  id: string
  title: string
  /** '接着看 · 已看 12 分，再看 2 分钟即可完成', '必修 · 周四前学完' */
  note: string
}

/** What was begun, otherwise what is due first, otherwise what is suggested; null when there is nothing to learn. */
export function nextLesson(
  { unfinished, required, suggested, fresh }: LessonHome,
  now: Instant,
): NextLesson | null {
  const [begun] = unfinished
  if (begun) {
    const standing = standingWords(begun.standing, begun.seconds)
    return { id: begun.id, title: begun.title, note: standing ? `接着看 · ${standing}` : '接着看' }
  }
  const [must] = required
  if (must) {
    const due = must.due ? ` · ${dueWords(must.due, dayOf(now))}` : ''
    return { id: must.id, title: must.title, note: `必修${due}` }
  }
  const one = suggested[0] ?? fresh[0]
  return one ? { id: one.id, title: one.title, note: '看一课' } : null
}
