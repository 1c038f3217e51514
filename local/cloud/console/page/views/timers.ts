import { get, send } from '../api'
import { button, make, table } from '../dom'
import { dateTime, time, until } from '../format'
import type { TimerInfo, TimerRun } from '../types'
import { view } from '../view'

interface Data {
  now: number
  timers: TimerInfo[]
  runs: TimerRun[]
}

const outcome = ({ error, skipped }: TimerRun): HTMLElement =>
  make(
    'span',
    { class: skipped ? 'wait' : error ? 'bad' : 'good' },
    skipped ? '略过：上一次还没结束' : error || '成功',
  )

/** The functions' timers with their next run, and what came of the last ones. */
export const timers = view<Data>({
  id: 'timers',
  title: '定时器',
  async load() {
    const [clock, all, runs] = await Promise.all([
      get<{ now: number }>('clock'),
      get<TimerInfo[]>('timers'),
      get<TimerRun[]>('timers/runs?limit=50'),
    ])
    // To the minute: the page is shown anew only when something is different.
    const now = Math.floor(clock.now / 60_000) * 60_000
    return { now, timers: all, runs: runs.reverse() }
  },
  show({ now, timers: all, runs }, refresh) {
    const run = (timer: TimerInfo): void =>
      void send('POST', 'timers/run', { function: timer.function, name: timer.name }).then(refresh)
    return [
      table(
        [
          { title: '函数', cell: (it) => it.function },
          { title: '名字', cell: ({ name }) => name },
          { title: '规则', cell: ({ config }) => make('code', {}, config) },
          { title: '下一次', cell: ({ next }) => (next === null ? '不再运行' : nextCell(next, now)) },
          { title: '上一次', cell: ({ last }) => (last ? outcome(last) : '—') },
          { title: '', cell: (it) => button('现在运行', () => run(it)) },
        ],
        all,
        '没有函数在 config.json 里写了定时器。',
      ),
      make('h3', {}, '运行记录'),
      table(
        [
          { title: '应在', cell: ({ at }) => time(at) },
          { title: '函数', cell: (it) => it.function },
          { title: '名字', cell: ({ name }) => name },
          { title: '结果', cell: outcome },
        ],
        runs,
        '还没有运行过。',
      ),
    ]
  },
})

const nextCell = (next: number, now: number): HTMLElement =>
  make('div', { class: 'nowrap' }, dateTime(next), make('div', { class: 'note' }, until(next, now)))
