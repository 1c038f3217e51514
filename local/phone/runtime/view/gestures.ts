import type { Touch } from './types'

/** A finger that moved further than this, in pixels, does not tap. */
const TAP_DISTANCE = 10
/** WeChat's time until a long press, milliseconds. */
const LONG_PRESS = 350

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
        if (!isFar(press.start, touch)) this.sink.emit(press.target, 'tap', position(touch), [touch], [touch])
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
