import type { PhoneView } from './phoneView'

/** Space beside a phone (its panel and the gap before it) and between two phones, CSS pixels as in desk.css. */
const panel = 248
const between = 44
/** Below the phones. */
const bottom = 30
const smallest = 0.6

/**
 * Phones as large as they are, or smaller where the window is: all in one row while they stay legible, else one below
 * the other.
 */
export function fitPhones(views: readonly PhoneView[], desk: HTMLElement): void {
  const top = desk.getBoundingClientRect().top + window.scrollY
  const height = window.innerHeight - top - bottom
  const outer = views.map((it) => it.outerSize())
  const sides = views.length * panel + (views.length - 1) * between
  const row = (desk.clientWidth - sides) / outer.reduce((sum, it) => sum + it.width, 0)
  views.forEach((view, index) => {
    const tall = height / (outer[index]?.height ?? height)
    view.scale(Math.max(smallest, Math.min(1, tall, row >= smallest ? row : 1)))
  })
}
