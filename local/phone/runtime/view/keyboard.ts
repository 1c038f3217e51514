/**
 * The keyboard presses what a finger can press: Enter and the space bar on a focused element tap it, as a screen
 * reader's double tap does on a phone.
 */
export function listenToKeys(doc: Document, tap: (element: Element) => void): void {
  doc.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    const element = event.target as HTMLElement
    if (element.isContentEditable) return
    if (element.tabIndex < 0 || /^(INPUT|TEXTAREA|SELECT|VIDEO|BODY)$/.test(element.tagName)) return
    event.preventDefault()
    if (!event.repeat) tap(element)
  })
}
