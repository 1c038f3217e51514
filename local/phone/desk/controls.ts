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
  draw: (choice: C) => Node[],
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

/** Shows another choice than the one that was clicked. */
export function check(group: HTMLElement, value: string): void {
  for (const input of group.querySelectorAll('input')) input.checked = input.value === value
}

export function selectBox(
  label: string,
  choices: readonly Choice[],
  value: string,
  onChoose: (value: string) => void,
): HTMLLabelElement {
  const options = choices.map((it) =>
    make('option', { value: it.value, selected: it.value === value }, it.label),
  )
  const select = make(
    'select',
    { onchange: (event) => onChoose((event.target as HTMLSelectElement).value) },
    ...options,
  )
  return make('label', { class: 'select' }, make('span', {}, label), select)
}

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  return make('button', { type: 'button', class: className, onclick: onClick }, label)
}
