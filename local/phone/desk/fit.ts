import type { PhoneView } from './phoneView'

/** CSS pixels, as in desk.css: the rail with the gap before it, the narrowest and widest panel, between two phones. */
const rail = 76
const panel = { least: 250, most: 760 }
const between = 36
/** Below the phones. */
const bottom = 28
const smallest = 0.55

/**
 * Phones as large as they are, or smaller where the window is: all in one row while they stay legible, else one below
 * the other. Open panels share what is left.
 */
export function fitPhones(views: readonly PhoneView[], desk: HTMLElement): void {
  const top = desk.getBoundingClientRect().top + window.scrollY
  const height = window.innerHeight - top - bottom
  const outer = views.map((it) => it.outerSize())
  const open = views.filter((it) => !it.isFolded()).length
  const sides = views.length * rail + open * panel.least + (views.length - 1) * between
  const row = (desk.clientWidth - sides) / outer.reduce((sum, it) => sum + it.width, 0)
  const inRow = row >= smallest
  const factors = outer.map((it) => Math.max(smallest, Math.min(1, height / it.height, inRow ? row : 1)))
  const phones = outer.reduce((sum, it, index) => sum + it.width * (factors[index] ?? 1), 0)
  const left = (desk.clientWidth - sides - phones) / Math.max(1, open)
  views.forEach((view, index) => {
    const factor = factors[index] ?? 1
    const alone = desk.clientWidth - rail - (outer[index]?.width ?? 0) * factor
    const width = inRow ? panel.least + left : alone
    view.place(factor, Math.max(panel.least, Math.min(panel.most, width)))
  })
}
