import { make } from '../dom'

/** Puts a field in the place of a leaf. Enter takes it, Escape and leaving it do not. */
export function editLeaf(leaf: HTMLElement, value: unknown, take: (json: string) => void): void {
  const field = make('input', { type: 'text', class: 'json-field', 'aria-label': '新的值' })
  field.value = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  let done = false
  const end = (json: string | null): void => {
    if (done) return
    done = true
    field.replaceWith(leaf)
    leaf.focus()
    if (json !== null) take(json)
  }
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') end(jsonIn(field.value, value))
    if (event.key === 'Escape') end(null)
    event.stopPropagation()
  })
  field.addEventListener('blur', () => end(null))
  leaf.replaceWith(field)
  field.select()
}

/** A text stays a text; anything else may become another kind of value, and a text when it is no JSON. */
function jsonIn(text: string, before: unknown): string {
  if (typeof before === 'string') return JSON.stringify(text)
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return JSON.stringify(text)
  }
}
