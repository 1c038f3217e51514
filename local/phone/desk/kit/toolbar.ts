import type { Choice } from '../choices'
import { make } from '../dom'

/** Choices in one line of which one is pressed. */
export function chips<C extends Choice>(
  label: string,
  choices: readonly C[],
  first: string,
  onChoose: (value: C['value']) => void,
): HTMLElement {
  const buttons = choices.map((choice) => {
    const chip = make(
      'button',
      { type: 'button', class: 'chip', 'aria-pressed': String(choice.value === first) },
      choice.label,
    )
    chip.addEventListener('click', () => {
      for (const it of buttons) it.setAttribute('aria-pressed', String(it === chip))
      onChoose(choice.value)
    })
    return chip
  })
  return make('div', { class: 'chips', role: 'group', 'aria-label': label }, ...buttons)
}

export function filterField(label: string, onInput: (text: string) => void): HTMLInputElement {
  const field = make('input', { type: 'search', class: 'filter', placeholder: label, 'aria-label': label })
  field.addEventListener('input', () => onInput(field.value.trim().toLowerCase()))
  return field
}

export const toolbar = (...children: (Node | null)[]): HTMLElement =>
  make('div', { class: 'toolbar' }, ...children)
