import { handPhone } from './api'
import { button } from './controls'
import { make } from './dom'
import { ConsoleTab } from './panel/console'
import { MessagesTab } from './panel/messages'
import { NetworkTab } from './panel/network'
import { PagesTab } from './panel/pages'
import { SettingsTab } from './panel/settings'
import { Side } from './panel/side'
import { StorageTab } from './panel/storage'
import { PhoneLink } from './phoneLink'
import { turn } from './turn'
import { loadSetup, phoneAddress, saveSetup, screenOf, type Setup, type Size } from './setup'

export interface PhoneViewOptions {
  phone: string
  /** '第一部手机'. */
  title: string
  holder: string
  /** Whether its panel is open before anybody opened or folded it. */
  unfolded: boolean
  /** null for the one that is always there. */
  onClose: (() => void) | null
  /** The phone or its panel takes another room now. */
  onResize(): void
}

const frameWidth = 11

/** One phone on the desk, with its own panel. */
export class PhoneView {
  readonly element: HTMLElement
  private readonly iframe: HTMLIFrameElement
  private readonly body: HTMLElement
  private readonly stand: HTMLElement
  private readonly settings: SettingsTab
  private readonly side: Side
  private readonly link: PhoneLink
  private setup: Setup

  constructor(private readonly options: PhoneViewOptions) {
    const { phone, title } = options
    this.setup = loadSetup(phone)
    this.iframe = make('iframe', {
      title,
      allow: 'clipboard-write; camera',
      src: phoneAddress(phone, this.setup),
    })
    this.link = new PhoneLink(this.iframe)
    this.body = make('div', { class: 'body' }, this.iframe)
    this.stand = make('div', { class: 'stand' }, this.body)
    this.settings = this.makeSettings()
    this.side = this.makeSide()
    this.element = make('article', { class: 'phone', 'aria-label': title }, this.stand, this.side.element)
    this.link.onChange(() => this.countErrors())
  }

  /** With the frame around the screen, unscaled. */
  outerSize(): Size {
    const { width, height } = screenOf(this.setup)
    return { width: width + 2 * frameWidth, height: height + 2 * frameWidth }
  }

  isFolded(): boolean {
    return this.side.isFolded()
  }

  /** @param panel width of the open panel without its rail, CSS pixels */
  place(factor: number, panel: number): void {
    const { width, height } = this.outerSize()
    const screen = screenOf(this.setup)
    Object.assign(this.iframe.style, { width: `${screen.width}px`, height: `${screen.height}px` })
    this.body.style.transform = factor === 1 ? '' : `scale(${factor})`
    Object.assign(this.stand.style, { width: `${width * factor}px`, height: `${height * factor}px` })
    this.side.element.style.setProperty('--panel', `${panel}px`)
    this.side.element.style.setProperty('--tall', `${height * factor}px`)
  }

  showHolder(user: string): void {
    this.settings.showHolder(user)
  }

  remove(): void {
    this.side.close()
    this.element.remove()
  }

  /** Not by `src`, which would be a step that the browser's back button undoes. */
  private reload(): void {
    const address = phoneAddress(this.options.phone, this.setup)
    const window = this.iframe.contentWindow
    if (window && this.link.inspector()) window.location.replace(address)
    else this.iframe.src = address
  }

  private makeSettings(): SettingsTab {
    const { phone, title, holder, onClose } = this.options
    return new SettingsTab({
      phone,
      title,
      holder,
      link: this.link,
      setup: () => this.setup,
      change: (part) => this.change(part),
      hand: (user) => void this.hand(user),
      actions: [
        button('重新载入', 'quiet', () => this.reload()),
        this.makeLink(),
        ...(onClose ? [button(`关闭${title}`, 'quiet', onClose)] : []),
      ],
    })
  }

  private makeSide(): Side {
    const { phone, title, unfolded, onResize } = this.options
    const network = {
      network: () => this.setup.net,
      setNetwork: (net: Setup['net']) => this.change({ net }),
    }
    const tabs = [
      this.settings,
      new PagesTab(this.link),
      new StorageTab(this.link),
      new NetworkTab(this.link, network),
      new ConsoleTab(this.link),
      new MessagesTab(phone, this.link),
    ]
    const first = unfolded ? this.settings.id : ''
    return new Side(tabs, { label: `${title}的面板`, key: `desk:${phone}:tab`, first, onFold: onResize })
  }

  private countErrors(): void {
    const errors = this.link.entries().filter((it) => it.kind === 'log' && it.level === 'error')
    this.side.badge('console', errors.length)
  }

  private async hand(user: string): Promise<void> {
    const { told } = await handPhone({ phone: this.options.phone, user })
    if (!told) this.reload()
  }

  private makeLink(): HTMLAnchorElement {
    const link = make('a', { class: 'quiet', target: '_blank', rel: 'noopener', href: '#' }, '单独打开')
    link.addEventListener('click', () => (link.href = phoneAddress(this.options.phone, this.setup)))
    return link
  }

  /** Screen and letters need a phone that starts again; everything else is turned on the running one. */
  private change(part: Partial<Setup>): void {
    const before = this.setup
    this.setup = { ...before, ...part }
    saveSetup(this.options.phone, this.setup)
    const again = this.setup.size !== before.size || this.setup.font !== before.font
    if (again) {
      this.options.onResize()
      return this.reload()
    }
    turn(this.iframe, this.link, phoneAddress(this.options.phone, this.setup), this.setup)
  }
}
