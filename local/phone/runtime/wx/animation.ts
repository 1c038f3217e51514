import type { AnimationExport, AnimationStep } from '../framework/animation'
import type { Area } from './registry'

interface Options {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

/** Styles an animation sets; a bare number is pixels except for opacity. */
const STYLES = 'opacity backgroundColor width height left top right bottom'.split(' ')
const TRANSFORMS = (
  'matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY ' +
  'translate translate3d translateX translateY translateZ'
).split(' ')

type Animation = Record<string, (...args: unknown[]) => unknown>

function createAnimation(base: Options = {}): Animation {
  let steps: AnimationStep[] = []
  let current: AnimationStep['animates'][number][] = []
  const add = (type: string, args: unknown[]) => {
    current.push({ type, args })
    return animation
  }
  const animation: Animation = {
    step(options = {}) {
      steps.push({ animates: current, option: optionsOf({ ...base, ...(options as Options) }) })
      current = []
      return animation
    },
    export(): AnimationExport {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  for (const name of TRANSFORMS) animation[name] = (...args) => add(name, args)
  for (const name of STYLES) animation[name] = (value) => add('style', [name, styleValue(name, value)])
  return animation
}

function styleValue(name: string, value: unknown): unknown {
  return typeof value === 'number' && name !== 'opacity' ? `${value}px` : value
}

function optionsOf({ duration = 400, timingFunction = 'linear', delay = 0, transformOrigin }: Options) {
  const transition = { duration, timingFunction, delay }
  return { transition, ...(transformOrigin ? { transformOrigin } : {}) }
}

export const animation: Area = { sync: { createAnimation } }
