import type { DeskEvent } from '../../../shared/contract/checkin'
import { type ErrorCode, sentenceOf } from '../../../shared/contract/errors'
import { type Instant, dayOf, minuteOf } from '../../../shared/kit/time'
import { clockWords, dayWords, momentWords, rangeWords } from '../../../shared/kit/words'
import type { DeskAnswer } from '../../../shared/rules/desk/decide'

/**
 * in: green; kept: let in, and on this phone only so far; look: let in, but look again; again: was in; refused. Colour
 * never says it alone.
 */
export interface AnswerView {
  kind: 'in' | 'kept' | 'look' | 'again' | 'refused'
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

/** `waits`: there is no network, and what was written about it is still here. */
export function answerView(answer: DeskAnswer, now: Instant, waits = false): AnswerView {
  if (answer.kind === 'refused') return refusedView(answer)
  const title = answer.arrival.name || '名单外的同志'
  const more = answer.kind === 'again' ? againView(answer) : inView(answer, now, waits)
  return { title, canUndo: true, canAdmit: false, ...more }
}

type Answered<K extends DeskAnswer['kind']> = Extract<DeskAnswer, { kind: K }>
type Said = Pick<AnswerView, 'kind' | 'icon' | 'word' | 'lines'>

function refusedView({ arrival, code, params }: Answered<'refused'>): AnswerView {
  const sentence = sentenceOf(code, params)
  const [what = '', ...todo] = sentence.split('。')
  const shown = { kind: 'refused', icon: 'close', word: '没有签上', canUndo: false } as const
  if (arrival === null) return { ...shown, title: what, lines: todo, canAdmit: false }
  return {
    ...{ ...shown, title: arrival.name || '名单外的同志', canAdmit: ADMITTABLE.includes(code) },
    lines: [arrival.branch, sentence].filter((line) => line !== ''),
  }
}

function againView({ arrival, before: { at, by } }: Answered<'again'>): Said {
  const lines = [arrival.branch, `${clockWords(minuteOf(at))} 签过到，${by ? `${by}登记` : '本人扫码'}`]
  return { kind: 'again', icon: 'check', word: '已经在里面', lines: lines.filter((line) => line !== '') }
}

function inView({ arrival, walkIn }: Answered<'in'>, now: Instant, waits: boolean): Said {
  const came = [arrival.branch, walkIn ? '现场参加' : '已报名'].filter((word) => word !== '').join(' · ')
  const time = clockWords(minuteOf(now))
  if (arrival.stale) {
    const why = '这个码过时了，可能是截图。已记下，会标出来'
    return { kind: 'look', icon: 'look', word: '请看一眼是不是本人', lines: [came, why] }
  }
  if (waits) return { kind: 'kept', icon: 'check', word: `${time} 已暂存，待上传`, lines: [came, '可以进了'] }
  return { kind: 'in', icon: 'check', word: `${time} 签到成功`, lines: [came] }
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
  return flagged > 0 ? `${flagged} 条签到要核对，看“已到名单”` : ''
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
