import type { MessagesReply } from '../../protocol'
import { messagesOf } from '../api'
import { make } from '../dom'
import { dayAndHour, hour } from '../kit/format'
import type { Kept, PhoneLink } from '../phoneLink'
import { Pulse, type Tab } from './tab'

type Consent = Extract<Kept, { kind: 'call' }>

const answers: Record<string, string> = {
  accept: '允许',
  reject: '拒绝',
  ban: '已被禁用',
  filter: '模板标题重复',
}

/** What the person was sent and may still be sent, and what was asked on this phone; newest first. */
export class MessagesTab implements Tab {
  readonly id = 'messages'
  readonly label = '消息'
  readonly element = make('div', { class: 'tab-body scroll' })
  private readonly pulse = new Pulse(() => void this.refresh(), 1_500)
  private drawn = ''

  constructor(
    private readonly phone: string,
    private readonly link: PhoneLink,
  ) {}

  show(): void {
    this.pulse.start()
  }

  hide(): void {
    this.pulse.stop()
  }

  private async refresh(): Promise<void> {
    const { messages, consents } = await messagesOf(this.phone).catch(() => ({ messages: [], consents: [] }))
    const asked = this.asked()
    const text = JSON.stringify([messages, consents, asked])
    if (text === this.drawn) return
    this.drawn = text
    this.element.replaceChildren(
      ...group('收到的消息', messages.map(drawMessage), '还没有收到订阅消息。'),
      ...group('还可以发送', consents.filter((it) => it.count > 0).map(drawConsent), '没有可用的次数。'),
      ...group('在这部手机上问过', asked.map(drawAsked), '小程序还没有请求发送订阅消息。'),
    )
  }

  private asked(): Consent[] {
    const all = this.link.entries()
    return all.filter((it): it is Consent => it.kind === 'call' && it.area === 'subscribe').reverse()
  }
}

function group(title: string, items: HTMLElement[], nothing: string): HTMLElement[] {
  const none = make('p', { class: 'note' }, nothing)
  return [
    make('section', { class: 'message-group' }, make('h4', {}, title), ...(items.length ? items : [none])),
  ]
}

function drawMessage({ templateId, page, data, at }: MessagesReply['messages'][number]): HTMLElement {
  const lines = Object.entries(data).map(([key, { value }]) =>
    make('li', {}, make('code', {}, key), ` ${value}`),
  )
  return make(
    'article',
    { class: 'message' },
    make('p', { class: 'note' }, `${dayAndHour(at)} · ${templateId}`),
    make('ul', {}, ...lines),
    page ? make('p', { class: 'note' }, `打开 ${page}`) : null,
  )
}

function drawConsent({ templateId, count }: MessagesReply['consents'][number]): HTMLElement {
  return make('p', { class: 'message-line' }, make('code', {}, templateId), ` ${count} 次`)
}

function drawAsked({ at, state, output, error }: Consent): HTMLElement {
  const lines = state === 'ok' ? answersIn(output) : [make('li', {}, state === 'open' ? '正在询问' : error)]
  return make(
    'article',
    { class: 'message' },
    make('p', { class: 'note' }, hour(at)),
    make('ul', {}, ...lines),
  )
}

function answersIn(output: string): HTMLElement[] {
  const given = JSON.parse(output) as Record<string, string>
  return Object.entries(given)
    .filter(([id]) => id !== 'errMsg')
    .map(([id, answer]) => make('li', {}, make('code', {}, id), ` ${answers[answer] ?? answer}`))
}
