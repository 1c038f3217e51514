import { make } from './dom'
import type { Choice } from './choices'

interface RadioOptions {
  legend: string
  /** Unique on the page. */
  name: string
  value: string
  className: string
  onChoose(value: string): void
}

/** Cards or segments of which one is chosen: real radio buttons, so that keyboard and readers know them. */
export function radioGroup<C extends Choice>(
  choices: readonly C[],
  { legend, name, value, className, onChoose }: RadioOptions,
  draw: (choice: C) => Node[] = ({ label }) => [document.createTextNode(label)],
): HTMLFieldSetElement {
  const options = choices.map((choice) => {
    const input = make('input', {
      type: 'radio',
      name,
      value: choice.value,
      checked: choice.value === value,
      onchange: () => onChoose(choice.value),
    })
    return make('label', {}, input, make('span', { class: 'face' }, ...draw(choice)))
  })
  const row = make('div', { class: className }, ...options)
  return make('fieldset', {}, make('legend', {}, legend), row)
}

/** Shows another choice than the one that was clicked; none when there is no such choice. */
export function check(group: HTMLElement, value: string): void {
  for (const input of group.querySelectorAll<HTMLInputElement>('input[type=radio]'))
    input.checked = input.value === value
}

interface FieldOptions {
  label: string
  value: string
  /** Gives whether the text was good; it is marked when it was not. */
  onEnter(text: string): boolean
}

/** A short text that counts when Enter is pressed or the field is left. */
export function textField({ label, value, onEnter }: FieldOptions): HTMLLabelElement {
  const field = make('input', { type: 'text', value, spellcheck: 'false', autocomplete: 'off' })
  const enter = (): void => field.setAttribute('aria-invalid', String(!onEnter(field.value.trim())))
  field.addEventListener('change', enter)
  return make('label', { class: 'field' }, make('span', {}, label), field)
}

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  return make('button', { type: 'button', class: className, onclick: onClick }, label)
}
