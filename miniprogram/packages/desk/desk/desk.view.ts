import type { DeskEvent } from '../../../shared/contract/checkin'
import { type ErrorCode, sentenceOf } from '../../../shared/contract/errors'
import { type Instant, dayOf, minuteOf } from '../../../shared/kit/time'
import { clockWords, dayWords, momentWords, rangeWords } from '../../../shared/kit/words'
import type { DeskAnswer } from '../../../shared/rules/desk/decide'

/** in: green; look: let in, but look again; again: was in; refused. Colour never says it alone. */
export interface AnswerView {
  kind: 'in' | 'look' | 'again' | 'refused'
  icon: 'check' | 'look' | 'close'
  /** What it comes to, in a word. */
  word: string
  /** The person; or what is wrong, where nobody can be made out. */
  title: string
  lines: string[]
  canUndo: boolean
  /** The secretary may let them in all the same, and says why. */
  canAdmit: boolean
}

/** Where the person at the desk may decide otherwise. */
const ADMITTABLE: readonly ErrorCode[] = [
  'DESK_NOT_SIGNED_UP',
  'DESK_SIGNUP_CANCELLED',
  'DESK_WAITING',
  'DESK_NOT_FOR_THEM',
]

export function answerView(answer: DeskAnswer, now: Instant): AnswerView {
  const branch = answer.arrival?.branch ?? ''
  const name = answer.arrival?.name || '名单外的同志'
  if (answer.kind === 'refused') {
    const sentence = sentenceOf(answer.code, answer.params)
    const [what = '', ...todo] = sentence.split('。')
    const known = answer.arrival !== null
    return {
      ...{ kind: 'refused', icon: 'close', word: '没有签上', title: known ? name : what },
      lines: known ? [branch, sentence].filter((line) => line !== '') : todo,
      ...{ canUndo: false, canAdmit: known && ADMITTABLE.includes(answer.code) },
    }
  }
  if (answer.kind === 'again') {
    const { at, by } = answer.before
    const who = by ? `，${by}那里登记的` : '，本人扫码签的'
    const lines = [branch, `${clockWords(minuteOf(at))} 已经签过到${who}`].filter((line) => line !== '')
    return {
      kind: 'again',
      icon: 'check',
      word: '已经在里面',
      title: name,
      lines,
      canUndo: true,
      canAdmit: false,
    }
  }
  const came = [branch, answer.walkIn ? '现场参加' : '已报名'].filter((word) => word !== '').join(' · ')
  const done = `${clockWords(minuteOf(now))} 签到成功`
  if (!answer.arrival.stale)
    return {
      kind: 'in',
      icon: 'check',
      word: done,
      title: name,
      lines: [came],
      canUndo: true,
      canAdmit: false,
    }
  return {
    ...{
      kind: 'look',
      icon: 'look',
      word: '请看一眼是不是本人',
      title: name,
      canUndo: true,
      canAdmit: false,
    },
    lines: [came, '这个码过时了，可能是截图。已记下，会标出来'],
  }
}

export interface PanelView {
  /** '已到 38 / 45' */
  count: string
  share: number
  /** '3 条已暂存，待上传'; '' when everything is sent. */
  waiting: string
  /** What else must be said: full storage, refused lines, a wrong clock. */
  warning: string
}

export interface DeskState {
  count: number
  /** Who has a place; where nobody had to sign up, everyone asked. */
  expected: number
  waiting: number
  atRisk: number
  isFull: boolean
  problem: string
  /** How far the phone's clock is off, milliseconds. */
  clockOff: number
  /** Lines that a secretary should look at. */
  flagged: number
}

/** Beyond this a wrong clock is worth a word, milliseconds. */
const WRONG_CLOCK = 120_000

export function panelView(state: DeskState): PanelView {
  const { count, expected, waiting } = state
  return {
    count: expected > 0 ? `已到 ${count} / ${expected}` : `已到 ${count} 人`,
    share: expected > 0 ? Math.min(1, count / expected) : 0,
    waiting: waiting > 0 ? `${waiting} 条已暂存，待上传` : '',
    warning: warningOf(state),
  }
}

function warningOf({ atRisk, isFull, problem, clockOff, flagged }: DeskState): string {
  if (atRisk > 0) return `手机存不下了，有 ${atRisk} 条只记在这一页上。先别关，连上网或交给别的手机`
  if (isFull) return '手机快存满了。签到还能记，请尽快连上网'
  if (problem) return `有记录没有交上：${problem}`
  const minutes = Math.round(Math.abs(clockOff) / 60_000)
  if (Math.abs(clockOff) > WRONG_CLOCK) return `这部手机的时间差了 ${minutes} 分钟，签到时间已经自动改准`
  return flagged > 0 ? `有 ${flagged} 条签到要核对，在“已到名单”里` : ''
}

/** What stands on the desk before the first scan. */
export function readyLines(event: DeskEvent, now: Instant): string[] {
  const when = `${dayWords(dayOf(event.startsAt), dayOf(now))} ${rangeWords({
    from: minuteOf(event.startsAt),
    to: minuteOf(event.endsAt),
  })}`
  const opens = now < event.opensAt ? [`${momentWords(event.opensAt, now)} 起可以签到`] : []
  return [when, event.placeName, ...opens].filter((line) => line !== '')
}
