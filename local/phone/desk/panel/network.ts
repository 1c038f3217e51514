import type { NetworkMode } from '../../inspector'
import { linesOf } from '../api'
import { networks } from '../choices'
import { button } from '../controls'
import { make } from '../dom'
import { durationText, hour } from '../kit/format'
import { JsonView } from '../kit/jsonView'
import { List } from '../kit/list'
import { Split } from '../kit/split'
import { chips, filterField, toolbar } from '../kit/toolbar'
import type { Kept, PhoneLink } from '../phoneLink'
import type { Tab } from './tab'

type Call = Extract<Kept, { kind: 'call' }>

const areas = [
  { value: 'far', label: '全部', has: (it: Call) => it.area === 'cloud' || it.area === 'net' },
  { value: 'cloud', label: '云', has: (it: Call) => it.area === 'cloud' },
  { value: 'net', label: '请求', has: (it: Call) => it.area === 'net' },
  { value: 'wx', label: '接口', has: (it: Call) => it.area === 'wx' || it.area === 'subscribe' },
] as const

interface NetworkOptions {
  network(): NetworkMode
  setNetwork(mode: NetworkMode): void
}

/** Calls of functions, requests and other calls of wx: what went in, what came out, how long it took. */
export class NetworkTab implements Tab {
  readonly id = 'network'
  readonly label = '网络'
  readonly element: HTMLElement
  private readonly list: List<Call>
  private readonly split: Split
  private area: (typeof areas)[number]['value'] = 'far'
  private filter = ''
  private isShown = false
  private readonly connection = make('div', { class: 'connection' })

  constructor(
    private readonly link: PhoneLink,
    private readonly options: NetworkOptions,
  ) {
    this.list = new List<Call>({
      label: '调用',
      keyOf: (call) => call.key,
      draw: drawCall,
      onChoose: (call) => this.drawDetail(call),
      follows: true,
      empty: '还没有调用。',
    })
    this.split = new Split(this.list.element, '这一次调用', 'beside')
    const bar = toolbar(
      chips('种类', areas, 'far', (value) => this.narrow(() => (this.area = value))),
      filterField('筛选', (text) => this.narrow(() => (this.filter = text))),
      button('清空', 'quiet', () => link.clear((it) => it.kind === 'call')),
      this.connection,
    )
    this.element = make('div', { class: 'tab-body' }, bar, this.split.element)
    link.onChange(() => this.isShown && this.refresh())
  }

  show(): void {
    this.isShown = true
    const { network, setNetwork } = this.options
    this.connection.replaceChildren(
      chips('手机的网络', networks, network(), (it) => setNetwork(it as NetworkMode)),
    )
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
    const area = areas.find((it) => it.value === this.area)
    const wanted = (it: Kept): it is Call =>
      it.kind === 'call' && (area?.has(it) ?? true) && it.name.toLowerCase().includes(this.filter)
    this.list.show(this.link.entries().filter(wanted))
    const chosen = this.list.chosen()
    if (chosen && chosen.state !== this.drawn) this.drawDetail(chosen)
  }

  private drawn: Call['state'] | null = null

  private drawDetail(call: Call | null): void {
    this.drawn = call?.state ?? null
    if (!call) return this.split.show()
    const took = call.state === 'open' ? '还没有回来' : durationText(call.milliseconds)
    this.split.show(
      make('p', { class: 'detail-head' }, `wx.${call.method} · ${hour(call.at)} · ${took}`),
      ...section('入参', call.input),
      ...(call.state === 'ok' ? section('返回', call.output) : []),
      ...(call.requestId ? [printed(call.requestId)] : []),
      ...(call.state === 'failed' ? [make('h4', {}, '失败'), make('pre', { class: 'bad' }, call.error)] : []),
    )
  }
}

function section(title: string, json: string): HTMLElement[] {
  const view = new JsonView()
  view.show(json)
  return [make('h4', {}, title), view.element]
}

/** What the function printed; the cloud is asked for it, and nothing is shown when it printed nothing. */
function printed(requestId: string): HTMLElement {
  const box = make('section', {})
  void linesOf(requestId)
    .catch(() => [])
    .then((lines) => {
      if (lines.length === 0) return
      const text = lines.map((it) => `${hour(it.at)} ${it.level} ${it.text}`).join('\n')
      box.append(make('h4', {}, '函数日志'), make('pre', { class: 'stack' }, text))
    })
  return box
}

function drawCall(call: Call): HTMLElement {
  const took = call.state === 'open' ? '…' : durationText(call.milliseconds)
  return make(
    'div',
    { class: 'call', 'data-state': call.state },
    make('i', { class: 'sign', 'aria-label': stateNames[call.state] }),
    make('span', { class: 'text' }, call.name),
    make('span', { class: 'at' }, took),
  )
}

const stateNames: Record<Call['state'], string> = { open: '进行中', ok: '成功', failed: '失败' }
