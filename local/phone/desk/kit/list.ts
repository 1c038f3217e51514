import { make } from '../dom'

export interface ListOptions<T> {
  /** What the list is of, for readers. */
  label: string
  keyOf(item: T): string
  /** Draws one row; it is one line high. */
  draw(item: T): HTMLElement
  /** null when nothing is chosen any more. */
  onChoose?(item: T | null): void
  /** Stays at the end when it is there and items come. */
  follows?: boolean
  /** Said in place of no items. */
  empty: string
}

/** Pixels, as --row in list.css. */
const rowHeight = 30
/** Rows above and below what is seen. */
const margin = 6

let lastId = 0

/** A list of any length: only the rows that can be seen are in the document. Chosen by pointer or arrow keys. */
export class List<T> {
  readonly element: HTMLElement
  private readonly room: HTMLElement
  private readonly empty: HTMLElement
  private readonly id = `list${++lastId}`
  private items: readonly T[] = []
  private chosenKey: string | null = null

  constructor(private readonly options: ListOptions<T>) {
    this.room = make('div', { class: 'list-room', role: 'presentation' })
    this.empty = make('p', { class: 'empty' }, options.empty)
    this.element = make(
      'div',
      { class: 'list', role: 'listbox', tabindex: '0', 'aria-label': options.label },
      this.room,
      this.empty,
    )
    this.element.addEventListener('scroll', () => this.drawSeen(), { passive: true })
    this.element.addEventListener('keydown', (event) => this.onKey(event))
    new ResizeObserver(() => this.drawSeen()).observe(this.element)
  }

  show(items: readonly T[]): void {
    const { scrollTop, clientHeight, scrollHeight } = this.element
    const wasAtEnd = scrollTop + clientHeight >= scrollHeight - rowHeight
    this.items = items
    this.empty.hidden = items.length > 0
    this.room.style.height = `${items.length * rowHeight}px`
    if (this.options.follows && wasAtEnd) this.element.scrollTop = items.length * rowHeight
    this.drawSeen()
  }

  chosen(): T | null {
    return this.items.find((it) => this.options.keyOf(it) === this.chosenKey) ?? null
  }

  choose(key: string | null): void {
    this.chosenKey = key
    this.drawSeen()
    this.options.onChoose?.(this.chosen())
  }

  /** Draws the rows again, as what they tell may have changed. */
  drawSeen(): void {
    const { scrollTop, clientHeight } = this.element
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin)
    const count = Math.ceil(clientHeight / rowHeight) + 2 * margin
    const rows = this.items.slice(first, first + count).map((item, index) => this.row(item, first + index))
    this.room.replaceChildren(...rows)
  }

  private row(item: T, index: number): HTMLElement {
    const key = this.options.keyOf(item)
    const isChosen = key === this.chosenKey
    const row = this.options.draw(item)
    row.classList.add('list-row')
    row.id = `${this.id}-${index}`
    row.setAttribute('role', 'option')
    row.setAttribute('aria-selected', String(isChosen))
    row.style.top = `${index * rowHeight}px`
    row.addEventListener('click', () => this.choose(isChosen ? null : key))
    if (isChosen) this.element.setAttribute('aria-activedescendant', row.id)
    return row
  }

  private onKey(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }
    const step = steps[event.key]
    if (step === undefined || this.items.length === 0) return
    event.preventDefault()
    const at = this.items.findIndex((it) => this.options.keyOf(it) === this.chosenKey)
    const next = Math.min(this.items.length - 1, Math.max(0, at + step))
    this.bringIntoView(next)
    this.choose(this.options.keyOf(this.items[next] as T))
  }

  private bringIntoView(index: number): void {
    const top = index * rowHeight
    const { scrollTop, clientHeight } = this.element
    if (top < scrollTop) this.element.scrollTop = top
    if (top + rowHeight > scrollTop + clientHeight) this.element.scrollTop = top + rowHeight - clientHeight
  }
}
