import type { Caller } from '../../framework/caller'
import { eventItself } from './tap'

/** The class segment glass-easel keeps apart from the template's own classes. */
const HOVER_SEGMENT = 3

/** The properties of everything that shows that it is being pressed. */
export const hoverProperties = (hoverClass: string, start = 50, stay = 400) => ({
  hoverClass: { type: String, value: hoverClass },
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: start },
  hoverStayTime: { type: Number, value: stay },
})

interface Hoverable {
  _$: Caller['_$']
  data: {
    hoverClass: string
    hoverStopPropagation: boolean
    hoverStartTime: number
    hoverStayTime: number
    disabled?: boolean
  }
}

/** Touch events already taken by an inner tag with hover-stop-propagation. */
const stopped = new WeakSet<object>()

/** Puts the hover class on while a finger is down. */
export function watchHover(tag: Hoverable): void {
  const node = tag._$
  let timer: ReturnType<typeof setTimeout> | undefined
  const set = (name: string, after: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => node.setNodeClass(name, HOVER_SEGMENT as never), after)
  }
  const end = () => tag.data.hoverClass !== 'none' && set('', tag.data.hoverStayTime)
  node.addListener('touchstart', (event) => {
    const { hoverClass, hoverStopPropagation, hoverStartTime, disabled } = tag.data
    const touch = eventItself(event)
    if (stopped.has(touch)) return
    if (hoverStopPropagation) stopped.add(touch)
    if (hoverClass && hoverClass !== 'none' && !disabled) set(hoverClass, hoverStartTime)
  })
  node.addListener('touchmove', () => set('', 0))
  node.addListener('touchend', () => void end())
  node.addListener('touchcancel', () => void end())
}
