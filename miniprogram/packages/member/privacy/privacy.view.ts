import type { OutputOf } from '../../../shared/contract/index'
import type { Day } from '../../../shared/kit/time'
import { pastWords } from '../../../ui/words'

export interface LookView {
  key: string
  who: string
  /** '11月20日 14:30' */
  when: string
  why: string
}

/** Who looked at my number, newest first. */
export const looks = ({ unmaskings }: OutputOf<'member.unmaskings'>, today: Day): LookView[] =>
  unmaskings.map(({ byName, at, reason }, index) => ({
    key: `${at}-${index}`,
    who: byName,
    when: pastWords(at, today),
    why: reason,
  }))

export const UNBIND_QUESTION = {
  title: '解除绑定？',
  content: '解除以后，这个微信就看不到您的码和本支部了。学过的、来过的都还算您的；以后可以再绑。',
  yes: '解除',
  no: '不解除',
} as const
