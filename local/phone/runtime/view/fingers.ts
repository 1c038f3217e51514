import { closest } from './closest'
import type { Gestures } from './gestures'
import type { Touch } from './types'

/** After a touch, browsers send mouse events for the same finger for about this long, milliseconds. */
const GHOST_MOUSE = 800

/** Elements that the browser itself serves when they are touched. */
const FIELDS = 'input, textarea, select, video, audio, a[href], [contenteditable="true"]'

function isField(element: Element): boolean {
  return closest(element, FIELDS) !== null
}

/** Whether a field keeps the keyboard while one presses elsewhere. */
function isHeld(focused: Element | null): boolean {
  return focused !== null && closest(focused, '[hold-keyboard]') !== null
}

/** Touching anything else puts the keyboard away, as a click would. */
function leaveField(doc: Document, target: Element): void {
  const focused = doc.activeElement as HTMLElement | null
  if (focused && isField(focused) && !isField(target) && !isHeld(focused)) focused.blur()
}

/**
 * Feeds fingers and the mouse's left button to the gestures. After a finger, browsers send a click for those who know
 * no fingers: it would press whatever the tap has just brought up in its place, so it is prevented.
 */
export function listenToFingers(doc: Document, gestures: Gestures): void {
  let lastTouch = -Infinity
  const on = (
    type: string,
    handle: (event: TouchEvent, target: Element, all: Touch[], changed: Touch[]) => boolean,
  ) =>
    doc.addEventListener(
      type,
      (event) => {
        const e = event as TouchEvent
        lastTouch = performance.now()
        const prevented = handle(e, e.target as Element, copy(e.touches), copy(e.changedTouches))
        const stop = type === 'touchend' ? !isField(e.target as Element) : type === 'touchmove' && prevented
        if (stop && e.cancelable) e.preventDefault()
      },
      { capture: true, passive: false },
    )
  on('touchstart', (_, target, all, changed) => gestures.start(target, all, changed))
  on('touchmove', (_, target, all, changed) => gestures.move(target, all, changed))
  on('touchend', (_, target, all, changed) => {
    leaveField(doc, target)
    return gestures.end(target, all, changed)
  })
  on('touchcancel', (_, target, all, changed) => gestures.cancel(target, all, changed))
  listenToMouse(doc, gestures, () => performance.now() - lastTouch < GHOST_MOUSE)
}

/** A mouse is one finger with the number 0 that keeps the element it was pressed on. */
function listenToMouse(doc: Document, gestures: Gestures, isGhost: () => boolean): void {
  let pressed: Element | undefined
  const on = (type: string, handle: (event: MouseEvent) => void) =>
    doc.addEventListener(type, (event) => handle(event as MouseEvent), { capture: true })
  on('mousedown', (event) => {
    if (event.button !== 0 || isGhost()) return
    pressed = event.target as Element
    if (isHeld(doc.activeElement) && !isField(pressed)) event.preventDefault()
    gestures.start(pressed, [mouseTouch(event)], [mouseTouch(event)])
  })
  on('mousemove', (event) => {
    if (pressed) gestures.move(pressed, [mouseTouch(event)], [mouseTouch(event)])
  })
  on('mouseup', (event) => {
    if (!pressed) return
    const target = pressed
    pressed = undefined
    gestures.end(target, [], [mouseTouch(event)])
  })
}

function mouseTouch({ pageX, pageY, clientX, clientY }: MouseEvent): Touch {
  return { identifier: 0, pageX, pageY, clientX, clientY, force: 1 }
}

function copy(list: TouchList): Touch[] {
  return Array.from(list, ({ identifier, pageX, pageY, clientX, clientY, force }) => ({
    identifier,
    pageX,
    pageY,
    clientX,
    clientY,
    force: force || 1,
  }))
}
