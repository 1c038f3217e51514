import type { ErrorCode } from '../../../shared/contract/errors'
import { type Instant, minuteOf } from '../../../shared/kit/time'
import { clockWords, momentWords } from '../../../shared/kit/words'
import type { SelfAnswer } from '../../../services/desk/self'

export interface SelfView {
  kind: 'in' | 'waits' | 'no'
  word: string
  title: string
  lines: string[]
  /** What the button does. */
  deed: 'home' | 'scan' | 'place'
  label: string
}

export function selfView(answer: SelfAnswer, now: Instant): SelfView {
  const home = { deed: 'home', label: '好，知道了' } as const
  if (answer.kind === 'waits')
    return {
      ...{ kind: 'waits', word: '已暂存，待上传', title: '已经记下了', ...home },
      lines: ['现在没有网。手机连上网会自动上传', '进门时也可以请工作人员扫您的码'],
    }
  const { title, placeName, at, again } = answer.mine
  const when = again ? `您${momentWords(at, now)} 已经签过到了` : `${clockWords(minuteOf(at))} 签到成功`
  return { kind: 'in', word: '已签到', title, lines: [placeName, when], ...home }
}

const TITLES: Readonly<Partial<Record<ErrorCode, string>>> = {
  EVENT_CODE_OVER: '这个码过时了',
  EVENT_CODE_EARLY: '这个码过时了',
  EVENT_CODE_UNKNOWN: '这个码不对',
  EVENT_CODE_UNREADABLE: '这个码不对',
  EVENT_CODE_FAR: '离得还远',
  DESK_NOT_OPEN: '来早了一点',
  DESK_CLOSED: '活动已经结束',
  DESK_EVENT_CANCELLED: '活动取消了',
}

export function selfRefused({ code, message }: { code: ErrorCode; message: string }): SelfView {
  const again = code.startsWith('EVENT_CODE')
  return {
    ...{ kind: 'no', word: '没有签上', title: TITLES[code] ?? '请找工作人员', lines: [message] },
    ...(again ? { deed: 'scan', label: '再扫一次' } : { deed: 'home', label: '回首页' }),
  }
}
