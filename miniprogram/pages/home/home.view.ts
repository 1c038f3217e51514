import type { Me } from '../../shared/contract/member'
import { type Instant, minuteOf } from '../../shared/kit/time'
import { greetingWords } from '../../shared/kit/words'

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
