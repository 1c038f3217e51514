import { type Attributes, type Child, make } from '../../../phone/desk/dom'

export { byId, make } from '../../../phone/desk/dom'

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
