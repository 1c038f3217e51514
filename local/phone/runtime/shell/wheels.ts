/** The sheet with turning columns that pickers open. */
import { scrollByMouse } from '../builtins/kit/mouseScroll'
import { button, element } from './dom'
import { screen } from './frame'

export interface Column {
  items: string[]
  selected: number
}

export interface WheelOptions {
  title: string
  columns: readonly Column[]
  /** Called when a column comes to rest. */
  onMove?(column: number, selected: number[]): void
}

export interface Wheels {
  /** The index picked in each column, or undefined when cancelled. */
  result: Promise<number[] | undefined>
  selected(): number[]
  /** Puts other columns in the place of those shown. */
  show(columns: readonly Column[]): void
}

/** Height of a row, pixels; the style sheet says the same. */
const ROW = 48

export function openWheels(options: WheelOptions): Wheels {
  let wheels: Wheel[] = []
  const rows = element('div', { class: 'wheels' })
  const selected = (): number[] => wheels.map((wheel) => wheel.selected)
  const show = (columns: readonly Column[]): void => {
    const before = wheels.length
    const made = columns
      .slice(before)
      .map((column, i) => new Wheel(column, () => options.onMove?.(before + i, selected())))
    wheels = [...wheels, ...made].slice(0, columns.length)
    if (before !== wheels.length) rows.replaceChildren(...wheels.map((wheel) => wheel.element))
    columns.forEach((column, i) => wheels[i]?.show(column))
  }
  show(options.columns)
  const result = new Promise<number[] | undefined>((resolve) => {
    const close = (picked?: number[]) => {
      mask.remove()
      resolve(picked)
    }
    const bar = element(
      'div',
      { class: 'wheels-bar' },
      button('wheels-button', '取消', () => close()),
      element('span', {}, options.title),
      button('wheels-button confirm', '确定', () => close(selected())),
    )
    const sheet = element('div', { class: 'sheet', role: 'dialog', 'aria-modal': 'true' }, bar, rows)
    sheet.setAttribute('aria-label', options.title || '选择')
    const mask = element('div', { class: 'mask bottom' }, sheet)
    mask.addEventListener('click', (event) => event.target === mask && close())
    screen().layer.append(mask)
    wheels.forEach((wheel) => wheel.settle())
  })
  return { result, selected, show }
}

class Wheel {
  readonly element = element('div', { class: 'wheel', role: 'listbox', tabindex: '0' })
  selected = 0
  private items: string[] = []

  constructor(
    column: Column,
    private readonly onRest: () => void,
  ) {
    this.show(column)
    scrollByMouse(this.element)
    let timer: ReturnType<typeof setTimeout> | undefined
    this.element.addEventListener('scroll', () => {
      clearTimeout(timer)
      timer = setTimeout(() => this.choose(Math.round(this.element.scrollTop / ROW)), 80)
    })
    this.element.addEventListener('keydown', (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!step) return
      event.preventDefault()
      this.turnTo(this.selected + step)
    })
  }

  show({ items, selected }: Column): void {
    if (items.join('\n') !== this.items.join('\n')) {
      this.items = items
      this.element.replaceChildren(...items.map((text, index) => this.row(text, index)))
    }
    this.selected = selected
    this.mark()
    this.settle()
  }

  /** Turns without a movement to where it should stand. */
  settle(): void {
    this.element.scrollTo({ top: this.selected * ROW, behavior: 'instant' })
  }

  private row(text: string, index: number): HTMLElement {
    const row = element('div', { class: 'wheel-row', role: 'option' }, text)
    row.addEventListener('click', () => this.turnTo(index))
    return row
  }

  private turnTo(index: number): void {
    this.choose(index)
    this.settle()
  }

  private choose(index: number): void {
    const next = Math.min(this.items.length - 1, Math.max(0, index))
    if (next === this.selected) return
    this.selected = next
    this.mark()
    this.onRest()
  }

  private mark(): void {
    ;[...this.element.children].forEach((row, i) =>
      row.setAttribute('aria-selected', String(i === this.selected)),
    )
  }
}
