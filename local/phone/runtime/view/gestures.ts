import type { Touch } from './types'

/** A finger that moved further than this, in pixels, does not tap. */
const TAP_DISTANCE = 10
/** WeChat's time until a long press, milliseconds. */
const LONG_PRESS = 350
/** After a touch, browsers send mouse events for the same finger for about this long, milliseconds. */
const GHOST_MOUSE = 800

export interface GestureSink {
  /** Returns true when the default action is to be prevented. */
  emit(target: Element, type: string, detail: object, touches: Touch[], changed: Touch[]): boolean
  /** Whether somebody around `target` waits for this gesture. */
  wants(target: Element, type: string): boolean
}

interface Press {
  target: Element
  start: Touch
  still: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Turns fingers into WeChat's gestures: touch events, then tap, longpress and canceltap. Knows no DOM events. */
export class Gestures {
  private readonly presses = new Map<number, Press>()

  constructor(private readonly sink: GestureSink) {}

  start(target: Element, touches: Touch[], changed: Touch[]): boolean {
    for (const touch of changed) {
      const press: Press = { target, start: touch, still: true, timer: undefined }
      this.presses.set(touch.identifier, press)
      if (touches.length === 1) press.timer = setTimeout(() => this.longPress(press), LONG_PRESS)
      else this.presses.forEach((other) => this.release(other))
    }
    return this.sink.emit(target, 'touchstart', {}, touches, changed)
  }

  move(target: Element, touches: Touch[], changed: Touch[]): boolean {
    for (const touch of changed) {
      const press = this.presses.get(touch.identifier)
      if (press?.still && isFar(press.start, touch)) {
        this.release(press)
        this.sink.emit(press.target, 'canceltap', position(touch), touches, changed)
      }
    }
    return this.sink.emit(target, 'touchmove', {}, touches, changed)
  }

  end(target: Element, touches: Touch[], changed: Touch[]): boolean {
    const prevented = this.sink.emit(target, 'touchend', {}, touches, changed)
    for (const touch of changed) {
      const press = this.presses.get(touch.identifier)
      this.presses.delete(touch.identifier)
      if (press?.still) {
        this.release(press)
        if (!isFar(press.start, touch)) this.sink.emit(press.target, 'tap', position(touch), touches, changed)
      }
    }
    return prevented
  }

  cancel(target: Element, touches: Touch[], changed: Touch[]): boolean {
    for (const touch of changed) {
      const press = this.presses.get(touch.identifier)
      if (press) this.release(press)
      this.presses.delete(touch.identifier)
    }
    return this.sink.emit(target, 'touchcancel', {}, touches, changed)
  }

  private release(press: Press): void {
    press.still = false
    clearTimeout(press.timer)
  }

  private longPress(press: Press): void {
    if (!press.still) return
    const { target, start } = press
    if (this.sink.wants(target, 'longpress')) press.still = false
    this.sink.emit(target, 'longpress', position(start), [start], [start])
    this.sink.emit(target, 'longtap', position(start), [start], [start])
  }
}

function isFar(a: Touch, b: Touch): boolean {
  return Math.abs(a.clientX - b.clientX) > TAP_DISTANCE || Math.abs(a.clientY - b.clientY) > TAP_DISTANCE
}

function position(touch: Touch): { x: number; y: number } {
  return { x: touch.pageX, y: touch.pageY }
}

/** Elements that the browser itself serves when they are touched. */
const FIELDS = 'input, textarea, select, video, audio, a[href]'

function isField(element: Element): boolean {
  return element.closest(FIELDS) !== null
}

/** Touching anything else puts the keyboard away, as a click would. */
function leaveField(target: Element): void {
  const focused = target.ownerDocument.activeElement as HTMLElement | null
  if (focused && isField(focused) && !isField(target)) focused.blur()
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
    leaveField(target)
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
