type Attributes = Record<string, string | undefined>

/** One element with attributes and children; `text` never becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** A real button: the keyboard and screen readers know what to do with it. */
export function button(
  className: string,
  label: string,
  onPress: () => void,
  ...children: (Node | string)[]
): HTMLButtonElement {
  const made = element(
    'button',
    { class: className, type: 'button' },
    ...(children.length ? children : [label]),
  )
  if (children.length) made.setAttribute('aria-label', label)
  made.addEventListener('click', onPress)
  return made
}

/** Markup of our own (never of a page) as an element. */
export function fromMarkup(markup: string): Element {
  const template = document.createElement('template')
  template.innerHTML = markup.trim()
  return template.content.firstElementChild as Element
}
