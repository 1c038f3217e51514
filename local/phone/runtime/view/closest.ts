/** `closest` of any element: a canvas that was handed to the mini-program bears none of its own any more. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector)
}

const parentGetter = Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement')?.get

/** The same for the element around it. */
export function parentOf(element: Element): Element | null {
  return (parentGetter?.call(element) as Element | null | undefined) ?? null
}
