import { make } from '../dom'
import { editLeaf } from './jsonEdit'

export interface JsonOptions {
  /** Called with a path (`list[0].name`) and JSON; without it nothing can be changed. */
  onEdit?(path: string, json: string): void
}

/** Children shown at once; the rest comes when it is asked for. */
const portion = 100

/** A value as a tree whose branches are opened one by one; which ones are open outlives a new value. */
export class JsonView {
  readonly element = make('div', { class: 'json' })
  private readonly open = new Set<string>([''])
  private readonly more = new Map<string, number>()
  private shown: string | null = null
  private value: unknown

  constructor(private readonly options: JsonOptions = {}) {}

  /** Shows JSON, or the text as it is when it was cut or is none. */
  show(json: string): void {
    if (json === this.shown || this.element.querySelector('input')) return
    this.shown = json
    try {
      this.value = JSON.parse(json) as unknown
    } catch {
      this.element.replaceChildren(make('pre', {}, json))
      return
    }
    this.draw()
  }

  private draw(): void {
    this.element.replaceChildren(...this.content(this.value, ''))
  }

  private content(value: unknown, path: string): HTMLElement[] {
    if (!isBranch(value)) return [make('p', { class: 'json-line' }, this.leaf(value, path))]
    const entries = Object.entries(value)
    if (entries.length === 0) return [make('p', { class: 'json-line' }, leafText(value))]
    const count = this.more.get(path) ?? portion
    const lines = entries.slice(0, count).map(([key, it]) => this.line(key, it, join(path, key, value)))
    return entries.length > count ? [...lines, this.moreButton(path, entries.length - count)] : lines
  }

  private line(key: string, value: unknown, path: string): HTMLElement {
    const name = make('span', { class: 'json-key' }, key)
    const isEmpty = isBranch(value) && Object.keys(value).length === 0
    if (!isBranch(value) || isEmpty) return make('p', { class: 'json-line' }, name, this.leaf(value, path))
    const isOpen = this.open.has(path)
    const toggle = make(
      'button',
      { type: 'button', class: 'json-toggle', 'aria-expanded': String(isOpen) },
      name,
      make('span', { class: 'json-brief' }, brief(value)),
    )
    toggle.addEventListener('click', () => this.toggle(path))
    const inner = isOpen ? make('div', { class: 'json-inner' }, ...this.content(value, path)) : null
    return make('div', { class: 'json-branch' }, toggle, inner)
  }

  private leaf(value: unknown, path: string): HTMLElement {
    const leaf = leafText(value)
    const { onEdit } = this.options
    if (!onEdit || path === '') return leaf
    const edit = make('button', { type: 'button', class: 'json-edit', title: '修改' }, leaf)
    edit.addEventListener('click', () => editLeaf(edit, value, (json) => onEdit(path, json)))
    return edit
  }

  private moreButton(path: string, left: number): HTMLElement {
    const button = make('button', { type: 'button', class: 'json-more' }, `还有 ${left} 项`)
    button.addEventListener('click', () => {
      this.more.set(path, (this.more.get(path) ?? portion) + 10 * portion)
      this.draw()
    })
    return button
  }

  private toggle(path: string): void {
    if (!this.open.delete(path)) this.open.add(path)
    this.draw()
  }
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** As setData takes it. */
function join(path: string, key: string, parent: object): string {
  if (Array.isArray(parent)) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}

function brief(value: object): string {
  if (Array.isArray(value)) return `[${value.length}]`
  const keys = Object.keys(value)
  return `{ ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ' …' : ''} }`
}

function leafText(value: unknown): HTMLElement {
  const kind = value === null ? 'null' : typeof value
  return make('span', { class: `json-${kind}` }, JSON.stringify(value) ?? 'undefined')
}
