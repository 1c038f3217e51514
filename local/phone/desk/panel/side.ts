import { make } from '../dom'
import type { Tab } from './tab'

interface SideOptions {
  /** '第一部手机的面板'. */
  label: string
  /** Where it is kept which tab is open. */
  key: string
  /** Open at the first time: a tab's id, or '' for folded. */
  first: string
  /** Folded or unfolded: there is another room for the phones. */
  onFold(): void
}

/** The rail of tabs beside a phone, and the one that is open. A click on the open one folds it. */
export class Side {
  readonly element: HTMLElement
  private readonly room: HTMLElement
  private readonly buttons = new Map<string, HTMLButtonElement>()
  private open: Tab | null = null

  constructor(
    tabs: readonly Tab[],
    private readonly options: SideOptions,
  ) {
    this.room = make('div', { class: 'side-room', role: 'tabpanel' })
    const rail = make(
      'div',
      { class: 'rail', role: 'toolbar', 'aria-label': options.label },
      ...tabs.map((it) => this.tabButton(it)),
    )
    this.element = make('aside', { class: 'side', 'aria-label': options.label }, rail, this.room)
    const kept = localStorage.getItem(options.key) ?? options.first
    this.show(tabs.find((it) => it.id === kept) ?? null)
  }

  isFolded(): boolean {
    return this.open === null
  }

  /** A number on a tab, such as how much went wrong; 0 for none. */
  badge(id: string, count: number): void {
    const badge = this.buttons.get(id)?.querySelector('.badge')
    if (!badge) return
    badge.textContent = count > 99 ? '99+' : String(count)
    badge.toggleAttribute('hidden', count === 0)
  }

  openTab(): string {
    return this.open?.id ?? ''
  }

  close(): void {
    this.open?.hide()
  }

  private tabButton(tab: Tab): HTMLButtonElement {
    const badge = make('span', { class: 'badge', hidden: true })
    const button = make(
      'button',
      { type: 'button', class: 'tab', 'aria-expanded': 'false' },
      tab.label,
      badge,
    )
    button.addEventListener('click', () => {
      this.show(this.open === tab ? null : tab)
      localStorage.setItem(this.options.key, this.openTab())
      this.options.onFold()
    })
    this.buttons.set(tab.id, button)
    return button
  }

  private show(tab: Tab | null): void {
    this.open?.hide()
    this.open = tab
    for (const [id, button] of this.buttons) button.setAttribute('aria-expanded', String(id === tab?.id))
    this.element.classList.toggle('folded', tab === null)
    this.room.replaceChildren(...(tab ? [tab.element] : []))
    this.room.setAttribute('aria-label', tab?.label ?? '')
    tab?.show()
  }
}
