/**
 * When the end of a transition or an animation is heard. In WeChat the setData that begins it goes over to the view, and
 * its end comes back: always later than a timer of the same length set with that setData. A browser with much to do
 * counts from the frame before, and its end may come first; components that hide themselves by whichever comes first
 * (Vant's do) would then be half closed, and deaf to an opening until their timer.
 */
export class AnimationEnds {
  private readonly begun = new WeakMap<EventTarget, Map<string, number>>()

  constructor(view: Document) {
    for (const type of ['transitionstart', 'animationstart'])
      view.addEventListener(type, (event) => this.begin(event), true)
  }

  /** Calls back at once, for an end not before its whole time has passed since its beginning was heard. */
  whenDue(event: Event, heard: () => void): void {
    if (!event.type.endsWith('end')) return heard()
    const begun = event.target && this.begun.get(event.target)?.get(nameOf(event))
    const due = (begun ?? 0) + (event as TransitionEvent).elapsedTime * 1000
    // Twice: after timers of the same moment.
    setTimeout(() => setTimeout(heard, 0), Math.max(0, due - performance.now()))
  }

  private begin(event: Event): void {
    if (!event.target) return
    const ofTarget = this.begun.get(event.target) ?? new Map<string, number>()
    this.begun.set(event.target, ofTarget.set(nameOf(event), performance.now()))
  }
}

const nameOf = (event: Event): string => {
  const { propertyName, animationName, pseudoElement } = event as TransitionEvent & AnimationEvent
  return `${propertyName ?? animationName}${pseudoElement}`
}
