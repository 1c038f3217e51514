import type { TestUser } from '../protocol'
import { handPhone } from './api'
import { fonts, loadSetup, phoneAddress, places, saveSetup, screenOf, sizes, type Setup } from './choices'
import { config } from './config'
import { button, check, radioGroup, selectBox } from './controls'
import { make } from './dom'

export interface PhoneViewOptions {
  phone: string
  /** '第一部手机'. */
  title: string
  holder: string
  /** Buttons that concern the desk: open the second phone, close this one. */
  actions: HTMLElement[]
  /** The screen has another size now. */
  onResize(): void
}

const frameWidth = 11

/** One phone on the desk, with its own selectors. */
export class PhoneView {
  readonly element: HTMLElement
  private readonly iframe: HTMLIFrameElement
  private readonly body: HTMLElement
  private readonly stand: HTMLElement
  private readonly people: HTMLFieldSetElement
  private setup: Setup

  constructor(private readonly options: PhoneViewOptions) {
    const { phone, title, actions } = options
    this.setup = loadSetup(phone)
    this.iframe = make('iframe', {
      title,
      allow: 'clipboard-write; camera',
      src: phoneAddress(phone, this.setup),
    })
    this.body = make('div', { class: 'body' }, this.iframe)
    this.stand = make('div', { class: 'stand' }, this.body)
    this.people = this.makePeople()
    const panel = make(
      'aside',
      { class: 'panel', 'aria-label': `${title}的设置` },
      this.people,
      ...this.makeControls(),
      ...actions,
    )
    this.element = make('article', { class: 'phone', 'aria-label': title }, this.stand, panel)
  }

  /** With the frame around the screen, unscaled. */
  outerSize(): { width: number; height: number } {
    const { width, height } = screenOf(this.setup)
    return { width: width + 2 * frameWidth, height: height + 2 * frameWidth }
  }

  scale(factor: number): void {
    const { width, height } = this.outerSize()
    const screen = screenOf(this.setup)
    Object.assign(this.iframe.style, { width: `${screen.width}px`, height: `${screen.height}px` })
    this.body.style.transform = factor === 1 ? '' : `scale(${factor})`
    Object.assign(this.stand.style, { width: `${width * factor}px`, height: `${height * factor}px` })
  }

  showHolder(user: string): void {
    check(this.people, user)
  }

  reload(): void {
    this.iframe.src = phoneAddress(this.options.phone, this.setup)
  }

  private makePeople(): HTMLFieldSetElement {
    const { phone, holder, title } = this.options
    const people = config.users.map((user) => ({ ...user, value: user.id, label: user.name }))
    const options = {
      legend: `${title} · 我是谁`,
      name: `${phone}-user`,
      value: holder,
      className: 'cards',
      onChoose: (user: string) => void this.hand(user),
    }
    return radioGroup(people, options, drawPerson)
  }

  private async hand(user: string): Promise<void> {
    const { told } = await handPhone({ phone: this.options.phone, user })
    if (!told) this.reload()
  }

  private makeControls(): HTMLElement[] {
    const { phone } = this.options
    const segments = (legend: string, key: 'size' | 'font', choices: typeof sizes) =>
      radioGroup(
        choices,
        {
          legend,
          name: `${phone}-${key}`,
          value: this.setup[key],
          className: 'segments',
          onChoose: (value) => this.change({ [key]: value }),
        },
        (choice) => [document.createTextNode(choice.label)],
      )
    return [
      segments('屏幕', 'size', sizes),
      segments('字体', 'font', fonts),
      selectBox('位置', places, this.setup.place, (place) => this.change({ place })),
      make(
        'div',
        { class: 'row' },
        button('重新载入', 'plain', () => this.reload()),
        this.makeLink(),
      ),
    ]
  }

  private makeLink(): HTMLAnchorElement {
    const link = make('a', { class: 'plain', target: '_blank', rel: 'noopener', href: '#' }, '单独打开')
    link.addEventListener('click', () => (link.href = phoneAddress(this.options.phone, this.setup)))
    return link
  }

  private change(part: Partial<Setup>): void {
    this.setup = { ...this.setup, ...part }
    saveSetup(this.options.phone, this.setup)
    this.options.onResize()
    this.reload()
  }
}

function drawPerson({ name, about }: TestUser): Node[] {
  return [make('strong', {}, name), make('small', {}, about)]
}
