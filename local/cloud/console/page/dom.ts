type Child = Node | string | null
type Attributes = Record<string, string | boolean | ((event: Event) => void)>

/** An element with attributes, listeners (`onclick` …) and children; false leaves an attribute out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice('on'.length), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false) element.setAttribute(name, value)
  }
  element.append(...children.filter((it) => it !== null))
  return element
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`no element #${id}`)
  return element
}

export interface Column<T> {
  title: string
  cell(item: T): Child
  isNumber?: boolean
}

/** A table, or a sentence if there is nothing to show. */
export function table<T>(
  columns: readonly Column<T>[],
  items: readonly T[],
  empty: string,
  isChosen: (item: T) => boolean = () => false,
): HTMLElement {
  if (items.length === 0) return make('p', { class: 'empty' }, empty)
  const attributes = ({ isNumber = false }: Column<T>): Attributes => ({ class: isNumber ? 'number' : '' })
  const head = columns.map((column) => make('th', { scope: 'col', ...attributes(column) }, column.title))
  const rows = items.map((item) => {
    const cells = columns.map((column) => make('td', attributes(column), column.cell(item)))
    return make('tr', { class: isChosen(item) ? 'chosen' : '' }, ...cells)
  })
  return make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows))
}

export const button = (text: string, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  make('button', { type: 'button', ...attributes, onclick }, text)

export const json = (value: unknown): HTMLElement => make('pre', {}, JSON.stringify(value, null, 2))
