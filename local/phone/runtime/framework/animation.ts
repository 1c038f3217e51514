/** What wx.createAnimation().export() gives and the attribute `animation` takes. */
export interface AnimationExport {
  actions?: readonly AnimationStep[]
}

export interface AnimationStep {
  animates: readonly { type: string; args: readonly unknown[] }[]
  option: {
    transition: { duration: number; timingFunction: string; delay: number }
    transformOrigin?: string
  }
}

/** Steps whose timers still run, by element: a new export replaces the old one. */
const running = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>()

/** Runs the steps one after the other as CSS transitions. */
export function runAnimation(element: HTMLElement, exported: AnimationExport | null | undefined): void {
  clearTimeout(running.get(element))
  const next = (index: number): void => {
    const step = exported?.actions?.[index]
    if (!step) return
    const { duration, delay } = applyStep(element, step)
    running.set(
      element,
      setTimeout(() => next(index + 1), duration + delay),
    )
  }
  next(0)
}

function applyStep(
  element: HTMLElement,
  { animates, option }: AnimationStep,
): { duration: number; delay: number } {
  const { duration, timingFunction, delay } = option.transition
  void element.offsetWidth // the styles before this step must have been laid out, or nothing moves
  element.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`
  if (option.transformOrigin) element.style.transformOrigin = option.transformOrigin
  const transforms: string[] = []
  for (const { type, args } of animates) {
    if (type === 'style') element.style.setProperty(kebab(String(args[0])), String(args[1]))
    else transforms.push(transformOf(type, args))
  }
  if (transforms.length) element.style.transform = transforms.join(' ')
  return { duration, delay }
}

/** One transform function in CSS, with the units WeChat leaves out. */
export function transformOf(type: string, args: readonly unknown[]): string {
  const unit = /^translate/.test(type) ? 'px' : /^(rotate|skew)/.test(type) ? 'deg' : ''
  const withUnit = args.map((arg, i) =>
    typeof arg === 'number' && !(type === 'rotate3d' && i < 3) ? `${arg}${unit}` : String(arg),
  )
  return `${type}(${withUnit.join(',')})`
}

/** `backgroundColor` as `background-color`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
