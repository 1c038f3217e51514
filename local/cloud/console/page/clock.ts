import { get, send } from './api'
import { button, byId, make } from './dom'
import { dateTime } from './format'

interface ClockState {
  now: number
  frozen: boolean
}

const steps = [
  { text: '前进 1 小时', ms: 3_600_000 },
  { text: '前进 1 天', ms: 86_400_000 },
]

let shown = ''

/** The cloud's time, and how to move it. */
export async function showClock(changed: () => void): Promise<void> {
  const state = await get<ClockState>('clock')
  const text = JSON.stringify({ at: Math.floor(state.now / 1000), frozen: state.frozen })
  if (text === shown) return
  shown = text
  const move = (body: object): void => void send('POST', 'clock', body).then(changed)
  const label = make(
    'span',
    { class: state.frozen ? 'now wait' : 'now' },
    dateTime(state.now) + (state.frozen ? '（停住）' : ''),
  )
  const buttons = [
    state.frozen
      ? button('放行', () => move({ unfreeze: true }))
      : button('停住', () => move({ freeze: true })),
    ...steps.map((step) => button(step.text, () => move({ advance: step.ms }))),
  ]
  const clock = byId('clock')
  // The buttons stay while only the time changes: a click must not miss them.
  if (clock.dataset['frozen'] === String(state.frozen)) clock.firstElementChild?.replaceWith(label)
  else clock.replaceChildren(label, ...buttons)
  clock.dataset['frozen'] = String(state.frozen)
}
