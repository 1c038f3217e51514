/** Ways from an element to the document around it. */
const WAYS = [
  'ownerDocument',
  'parentNode',
  'parentElement',
  'offsetParent',
  'nextSibling',
  'previousSibling',
  'nextElementSibling',
  'previousElementSibling',
  'baseURI',
  'getRootNode',
  'closest',
  'assignedSlot',
]

/** An element that product code may hold, such as a canvas: it leads nowhere. */
export function shield<T extends Element>(element: T): T {
  for (const name of WAYS) Object.defineProperty(element, name, { value: undefined, configurable: true })
  return element
}
