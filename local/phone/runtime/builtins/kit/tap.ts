import type { CallerMembers } from '../../framework/caller'

/** Taps that a control has acted on, so that the label around it does not act again. */
const served = new WeakSet<object>()

/** The event itself, the same for every node it climbs through; handlers get an object derived from it. */
export function eventItself(event: object): object {
  return Object.getPrototypeOf(event) as object
}

/** Acts on taps on a control. */
export function onTap(tag: Pick<CallerMembers, '_$'>, run: () => void): void {
  tag._$.addListener('tap', (event) => {
    served.add(eventItself(event))
    run()
  })
}

/** Says that somebody has acted on a tap. */
export function serve(event: object): void {
  served.add(eventItself(event))
}

export function isServed(event: object): boolean {
  return served.has(eventItself(event))
}
