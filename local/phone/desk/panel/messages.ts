import { make } from '../dom'
import { hour } from '../kit/format'
import type { Kept, PhoneLink } from '../phoneLink'
import type { Tab } from './tab'

type Consent = Extract<Kept, { kind: 'call' }>

const answers: Record<string, string> = {
  accept: '允许',
  reject: '拒绝',
  ban: '已被禁用',
  filter: '模板标题重复',
}

/** Which messages the user agreed to when asked, newest first. */
export class MessagesTab implements Tab {
  readonly id = 'messages'
  readonly label = '消息'
  readonly element = make('div', { class: 'tab-body scroll' })
  private isShown = false

  constructor(private readonly link: PhoneLink) {
    link.onChange(() => this.isShown && this.refresh())
  }

  show(): void {
    this.isShown = true
    this.refresh()
  }

  hide(): void {
    this.isShown = false
  }

  private refresh(): void {
    const consents = this.link
      .entries()
      .filter((it): it is Consent => it.kind === 'call' && it.area === 'subscribe')
      .reverse()
    const nothing = make('p', { class: 'empty' }, '小程序还没有请求发送订阅消息。')
    this.element.replaceChildren(...(consents.length ? consents.map(drawConsent) : [nothing]))
  }
}

function drawConsent({ at, state, output, error }: Consent): HTMLElement {
  const lines = state === 'ok' ? answersIn(output) : [make('li', {}, state === 'open' ? '正在询问' : error)]
  return make(
    'article',
    { class: 'message' },
    make('h4', {}, `${hour(at)} 请求订阅`),
    make('ul', {}, ...lines),
  )
}

function answersIn(output: string): HTMLElement[] {
  const given = JSON.parse(output) as Record<string, string>
  return Object.entries(given)
    .filter(([id]) => id !== 'errMsg')
    .map(([id, answer]) => make('li', {}, make('code', {}, id), ` ${answers[answer] ?? answer}`))
}
