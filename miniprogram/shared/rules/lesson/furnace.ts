/** 好的进教材、差的回炉来 [004]: what evaluations do to a lesson. The district may set each figure. */
export interface FurnaceRules {
  /** Fewer raters decide nothing. */
  raters: number
  /** A mean below sends it back to the furnace. */
  reworkBelow: number
  /** A mean from here on proposes it as exemplar. */
  exemplarFrom: number
}

export const FURNACE: FurnaceRules = { raters: 5, reworkBelow: 2.5, exemplarFrom: 4.6 }

/** How many gave 1, 2, 3, 4, 5. */
export type Stars = readonly [number, number, number, number, number]
export const NO_STARS: Stars = [0, 0, 0, 0, 0]

export const ratersOf = (stars: Stars): number => stars.reduce((sum, count) => sum + count, 0)

/** null while nobody rated. */
export function averageOf(stars: Stars): number | null {
  const raters = ratersOf(stars)
  return raters === 0 ? null : stars.reduce((sum, count, index) => sum + count * (index + 1), 0) / raters
}

export function furnaceOf(stars: Stars, rules: FurnaceRules): 'rework' | 'exemplar' | 'stay' {
  const average = averageOf(stars)
  if (average === null || ratersOf(stars) < rules.raters) return 'stay'
  if (average < rules.reworkBelow) return 'rework'
  return average >= rules.exemplarFrom ? 'exemplar' : 'stay'
}
