import { type Minute, type Range } from '../../shared/kit/time'
import { clockWords, lengthWords, rangeWords } from '../../shared/kit/words'
import { partOfDay } from '../../ui/words'
import { type Choice, type Steps, type Stretch, isEnd, lengthsFrom, runAt } from './slots'

export interface Cell {
  minute: Minute
  /** '14:00', or '到 15:00' where the next tap says the end. */
  label: string
  word: string
  look: 'free' | 'on' | 'end'
  spoken: string
}

export interface Bar {
  range: string
  word: string
  state: Stretch['state']
  from: Minute
  to: Minute
  /** Whether one can queue for it. */
  canWait: boolean
}

/** One line of a group: cells to tap on, or a bar that says why there are none. */
export interface Line {
  key: number
  cells: Cell[]
  bar: Bar | null
}

export interface Group {
  part: string
  lines: Line[]
}

export interface LengthItem {
  minutes: Minute
  label: string
  until: string
}

const WORDS: Record<Stretch['state'], string> = {
  free: '空',
  taken: '已有人约',
  mine: '您约的',
  elsewhere: '您那时另有安排',
  past: '已经过去',
  soon: '太近了，来不及约',
  short: '太短，约不了',
}

/** How the hours are shown. */
export interface Showing {
  /** Only beginnings that leave time for the shortest reservation. */
  startsOnly?: boolean
  /** Hours are chosen to queue for, not to have. */
  waiting?: boolean
  /** Whether what others hold can be queued for. */
  canWait?: boolean
}

/** Morning, afternoon and evening, each with its lines; parts with nothing open are left out. */
export function groupsOf(
  stretches: readonly Stretch[],
  steps: Steps,
  choice: Choice | null,
  { startsOnly = false, waiting = false, canWait = false }: Showing = {},
): Group[] {
  const lines = stretches.flatMap((stretch) =>
    stretch.state === 'free'
      ? cellLines(stretch, steps, startsOnly ? null : choice, { startsOnly, waiting })
      : [barLine(stretch, canWait)],
  )
  return ['上午', '下午', '晚上']
    .map((part) => ({ part, lines: lines.filter(({ key }) => partOfDay(key) === part) }))
    .filter((group) => group.lines.length > 0)
}

function barLine(stretch: Stretch, canWait: boolean): Line {
  const { from, to, state, what } = stretch
  const word = state === 'elsewhere' && what ? `您在${what}` : WORDS[state]
  const bar = { range: rangeWords(stretch), word, state, from, to, canWait: canWait && state === 'taken' }
  return { key: from, cells: [], bar }
}

function cellLines(
  stretch: Stretch,
  steps: Steps,
  choice: Choice | null,
  { startsOnly, waiting }: Showing,
): Line[] {
  const last = startsOnly ? stretch.to - steps.shortest : stretch.to - steps.step
  const cells: Cell[] = []
  for (let minute = stretch.from; minute <= last; minute += steps.step)
    cells.push(cellOf({ run: stretch, steps, choice, words: waiting ? QUEUE : FREE }, minute))
  return byPart(cells)
}

/** A free stretch that runs past noon is one line before noon and one after. */
function byPart(cells: Cell[]): Line[] {
  return ['上午', '下午', '晚上']
    .map((part) => cells.filter(({ minute }) => partOfDay(minute) === part))
    .flatMap((group) => (group[0] ? [{ key: group[0].minute, cells: group, bar: null }] : []))
}

const FREE = { word: '空', spoken: '有空' }
const QUEUE = { word: '可排队', spoken: '可以排队' }

interface CellContext {
  run: Range
  steps: Steps
  choice: Choice | null
  words: typeof FREE
}

function cellOf({ run, steps, choice, words }: CellContext, minute: Minute): Cell {
  const clock = clockWords(minute)
  const until = clockWords(minute + steps.step)
  if (choice && choice.from <= minute && minute < choice.to) {
    if (minute === choice.from) return cell(minute, clock, '开始', 'on', `${clock} 开始，已选`)
    const ends = minute + steps.step === choice.to
    return cell(minute, `到 ${until}`, ends ? '结束' : '已选', 'on', `到 ${until}，已选`)
  }
  if (choice && isEnd(run, steps, choice, minute))
    return cell(minute, `到 ${until}`, words.word, 'end', `用到 ${until}`)
  return cell(minute, clock, words.word, 'free', `${clock} 开始，${words.spoken}`)
}

const cell = (minute: Minute, label: string, word: string, look: Cell['look'], spoken: string): Cell => ({
  minute,
  label,
  word,
  look,
  spoken,
})

/** What to do next, in one sentence that fits on a line. */
export function hintOf(choice: Choice | null, stepwise = false): string {
  if (!choice) return stepwise ? '先选几点开始' : '先点几点开始'
  const from = clockWords(choice.from)
  if (stepwise) return `${from} 开始，用多久？`
  return choice.ended ? '选好了。想改，重新点开始时间' : `${from} 开始。再点一下用到几点`
}

export function lengthItems(stretches: readonly Stretch[], steps: Steps, from: Minute): LengthItem[] {
  return lengthsFrom(stretches, steps, from).map((minutes) => ({
    minutes,
    label: lengthWords(minutes),
    until: `到 ${clockWords(from + minutes)}`,
  }))
}

/** The first choice when one has said only when to begin; null when that beginning is gone. */
export function beginAt(stretches: readonly Stretch[], { shortest }: Steps, from: Minute): Choice | null {
  const run = runAt(stretches, from)
  return run && from + shortest <= run.to ? { from, to: from + shortest, ended: false } : null
}
