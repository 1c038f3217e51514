import { make } from '../dom'

/** A list and what is chosen in it: side by side where there is room, else one below the other; alone until chosen. */
export class Split {
  readonly element: HTMLElement
  private readonly detail: HTMLElement

  constructor(list: HTMLElement, label: string, always: 'beside' | 'below') {
    this.detail = make('section', { class: 'detail', 'aria-label': label, hidden: true })
    this.element = make('div', { class: `split ${always}` }, list, this.detail)
  }

  /** null closes the detail. */
  show(...children: Node[]): void {
    this.detail.hidden = children.length === 0
    this.detail.replaceChildren(...children)
  }

  isOpen(): boolean {
    return !this.detail.hidden
  }
}
