/** The script of a page's document. It runs in the page's own realm, so that pages cannot disturb each other. */
import { installFunction } from './framework/functions'
import { closest } from './view/closest'
import { installAttributes } from './view/attributes'
import { nodeOf, PageContext } from './view/context'
import { listenToFingers } from './view/fingers'
import { Gestures } from './view/gestures'
import { listenToKeys } from './view/keyboard'
import { installSystemFont } from './view/systemFont'
import type { Touch, ViewGlobal, ViewOptions } from './view/types'

let context: PageContext | undefined
let options: ViewOptions | undefined

const gestures = new Gestures({
  emit(target, type, detail, touches, changedTouches) {
    const node = nodeOf(target)
    if (!node || !options) return false
    if (type === 'tap' && closest(target, 'wx-button[disabled]')) return false
    const canvas = closest(target, 'wx-canvas')
    const at = (all: Touch[]) => (canvas ? all.map((touch) => onCanvas(canvas, touch)) : all)
    return options.onEvent({
      target: node,
      type,
      detail,
      touches: at(touches),
      changedTouches: at(changedTouches),
    })
  },
  wants: (target, type) => context?.hasListener(target, type) ?? false,
})

/** Touches of a canvas also say where on it they are. */
function onCanvas(canvas: Element, touch: Touch): Touch {
  const { left, top } = canvas.getBoundingClientRect()
  return { ...touch, x: touch.clientX - left, y: touch.clientY - top }
}

/** The middle of an element, as a finger. */
function middle(element: Element, at: Partial<Touch> = {}): Touch {
  const box = element.getBoundingClientRect()
  const clientX = at.clientX ?? at.pageX ?? box.left + box.width / 2
  const clientY = at.clientY ?? at.pageY ?? box.top + box.height / 2
  const identifier = at.identifier ?? 0
  return { identifier, clientX, clientY, pageX: clientX + scrollX, pageY: clientY + scrollY, force: 1 }
}

const view: ViewGlobal = {
  createContext(given) {
    options = given
    context = new PageContext(given)
    return context
  },
  touch(element, type, at = [{}]) {
    const touches = at.map((one) => middle(element, one))
    const name = type.slice('touch'.length) as 'start' | 'move' | 'end' | 'cancel'
    gestures[name](element, name === 'start' || name === 'move' ? touches : [], touches)
  },
  tap(element) {
    view.touch(element, 'touchstart')
    view.touch(element, 'touchend')
  },
}

installAttributes(window)
installSystemFont(window)
listenToFingers(document, gestures)
listenToKeys(document, (element) => view.tap(element))
installFunction(() => undefined)
window.__view = view
