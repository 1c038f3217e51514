import { setClock } from './api'
import { config } from './config'
import { button } from './controls'
import { make } from './dom'
import { dayAndHour } from './kit/format'

const minute = 60_000
const steps = [
  { label: '+10 分钟', by: 10 * minute },
  { label: '+1 小时', by: 60 * minute },
  { label: '+1 天', by: 24 * 60 * minute },
]
/** A difference that one would notice. */
const noticed = 5_000

let offset = config.clockOffset
const face = make('span', { class: 'clock-face' })
const note = make('span', { class: 'clock-note' }, '已调整')

const now = (): number => Date.now() + offset

/** The time of cloud and phones, and how to change it. */
export function clock(): HTMLElement {
  window.setInterval(draw, 1_000)
  draw()
  if (!config.clockCanBeSet) return make('p', { class: 'clock' }, face)
  const field = make('input', { type: 'datetime-local', 'aria-label': '云端时间（北京时间）' })
  const summary = make('summary', { title: '云端与手机的时间' }, face, note)
  const box = make(
    'details',
    { class: 'clock' },
    summary,
    make(
      'div',
      { class: 'clock-box' },
      make('p', { class: 'note' }, '云函数和所有手机的时间，北京时间'),
      make(
        'div',
        { class: 'buttons' },
        ...steps.map(({ label, by }) => button(label, 'quiet', () => void setClock({ advance: by }))),
      ),
      make(
        'div',
        { class: 'buttons' },
        field,
        button('设定', 'main', () => setTo(field.value)),
      ),
      button('回到现在', 'quiet', () => void setClock({ reset: true })),
    ),
  )
  box.addEventListener('toggle', () => (field.value = localText(now())))
  closeOutside(box)
  return box
}

/** The server says that it is another time. */
export function showClock(clockOffset: number): void {
  offset = clockOffset
  config.clockOffset = clockOffset
  draw()
}

function draw(): void {
  face.textContent = dayAndHour(now())
  note.hidden = Math.abs(offset) < noticed
}

function setTo(local: string): void {
  const at = Date.parse(`${local}+08:00`)
  if (!Number.isNaN(at)) void setClock({ set: at })
}

/** '2026-11-23T09:50', in China. */
const localText = (at: number): string => new Date(at + 8 * 60 * minute).toISOString().slice(0, 16)

function closeOutside(box: HTMLDetailsElement): void {
  document.addEventListener('click', (event) => {
    if (!box.contains(event.target as Node)) box.open = false
  })
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') box.open = false
  })
}
