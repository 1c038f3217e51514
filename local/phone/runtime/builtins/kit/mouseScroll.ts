/** A mouse that moved less than this still clicks, pixels. */
const SLACK = 6

/** Lets a mouse drag what a finger would scroll. Returns nothing: it lives as long as the element. */
export function scrollByMouse(scroller: HTMLElement): void {
  let from: { x: number; y: number; left: number; top: number } | undefined
  let moving = false
  const win = scroller.ownerDocument.defaultView ?? window
  const move = (event: PointerEvent): void => {
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!moving && Math.max(Math.abs(dx), Math.abs(dy)) < SLACK) return
    if (!moving) scroller.style.scrollSnapType = 'none'
    moving = true
    scroller.scrollTo({ left: from.left - dx, top: from.top - dy, behavior: 'instant' })
  }
  const end = (): void => {
    from = undefined
    win.removeEventListener('pointermove', move)
    win.removeEventListener('pointerup', end)
    if (moving) scroller.style.scrollSnapType = ''
    moving = false
  }
  scroller.addEventListener('pointerdown', (event) => {
    const onField = (event.target as Element).closest('input, textarea')
    if (event.pointerType !== 'mouse' || event.button !== 0 || onField) return
    from = { x: event.clientX, y: event.clientY, left: scroller.scrollLeft, top: scroller.scrollTop }
    win.addEventListener('pointermove', move)
    win.addEventListener('pointerup', end)
  })
}
