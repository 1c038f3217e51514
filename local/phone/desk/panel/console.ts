import type { LogEntry } from '../../inspector'
import { button } from '../controls'
import { make } from '../dom'
import { firstLine, hour } from '../kit/format'
import { List } from '../kit/list'
import { Split } from '../kit/split'
import { chips, filterField, toolbar } from '../kit/toolbar'
import type { Kept, PhoneLink } from '../phoneLink'
import { traceOf } from '../traces'
import { drawPlace } from './place'
import type { Tab } from './tab'

type Line = Extract<Kept, { kind: 'log' | 'mark' }>

const levels = [
  { value: 'all', label: '全部', has: () => true },
  { value: 'log', label: '日志', has: (it: LogEntry) => it.level !== 'warn' && it.level !== 'error' },
  { value: 'warn', label: '警告', has: (it: LogEntry) => it.level === 'warn' },
  { value: 'error', label: '错误', has: (it: LogEntry) => it.level === 'error' },
] as const

const signs: Record<LogEntry['level'], string> = { debug: '·', log: '›', info: 'i', warn: '!', error: '×' }

/** What the mini-program said, and what it threw. */
export class ConsoleTab implements Tab {
  readonly id = 'console'
  readonly label = '日志'
  readonly element: HTMLElement
  private readonly list: List<Line>
  private readonly split: Split
  private level: (typeof levels)[number]['value'] = 'all'
  private filter = ''
  private isShown = false

  constructor(private readonly link: PhoneLink) {
    this.list = new List<Line>({
      label: '日志',
      keyOf: (line) => line.key,
      draw: (line) => this.drawLine(line),
      onChoose: (line) => this.drawDetail(line),
      follows: true,
      empty: '还没有日志。',
    })
    this.split = new Split(this.list.element, '这一条日志', 'below')
    const bar = toolbar(
      chips('级别', levels, 'all', (value) => this.narrow(() => (this.level = value))),
      filterField('筛选', (text) => this.narrow(() => (this.filter = text))),
      button('清空', 'quiet', () => link.clear((it) => it.kind !== 'call')),
    )
    this.element = make('div', { class: 'tab-body' }, bar, this.split.element)
    link.onChange(() => this.isShown && this.refresh())
  }

  show(): void {
    this.isShown = true
    this.refresh()
  }

  hide(): void {
    this.isShown = false
  }

  private narrow(change: () => void): void {
    change()
    this.refresh()
  }

  private refresh(): void {
    const level = levels.find((it) => it.value === this.level)
    const wanted = (it: Kept): it is Line => {
      if (it.kind !== 'log') return it.kind === 'mark' && this.filter === ''
      return (level?.has(it) ?? true) && it.text.toLowerCase().includes(this.filter)
    }
    this.list.show(this.link.entries().filter(wanted))
  }

  private drawLine(line: Line): HTMLElement {
    if (line.kind === 'mark') return make('div', { class: 'log mark' }, `重新载入 ${hour(line.at)}`)
    const place = traceOf(line.stack, () => this.list.drawSeen())?.place
    const at = place ? `${place.file.split('/').at(-1) ?? ''}:${place.line}` : ''
    return make(
      'div',
      { class: 'log', 'data-level': line.level },
      make('i', { class: 'sign', 'aria-label': line.level }, signs[line.level]),
      make('span', { class: 'text' }, firstLine(line.text)),
      make('span', { class: 'at', title: place ? `${place.file}:${place.line}:${place.column}` : '' }, at),
    )
  }

  private drawDetail(line: Line | null): void {
    if (line?.kind !== 'log') return this.split.show()
    const trace = traceOf(line.stack, () => this.list.chosen() === line && this.drawDetail(line))
    const stack = trace?.stack ?? line.stack
    this.split.show(
      make('p', { class: 'detail-head' }, `${hour(line.at)}${line.thrown ? ' · 没有被捕获' : ''}`),
      make('pre', { class: 'detail-text' }, line.text),
      ...(trace?.place ? [drawPlace(trace.place)] : []),
      ...(stack ? [make('pre', { class: 'stack' }, stack)] : []),
    )
  }
}
