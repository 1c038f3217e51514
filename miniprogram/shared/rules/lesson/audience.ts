import type { PlanAudience } from '../../contract/lessonPlan'
import type { Role } from '../../contract/roles'
import type { Day } from '../../kit/time'
import { type Path, isUnder } from '../../kit/path'

/** What of a member decides whether a plan is theirs. */
export interface Learner {
  path: Path
  roles: readonly Role[]
  born: Day | null
  occupation: string
}

/** Full years on a day; null when the birthday is not known. */
export function ageOn(born: Day | null, day: Day): number | null {
  if (!born) return null
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

export function isFor(audience: PlanAudience, who: Learner, today: Day): boolean {
  return (
    isUnder(who.path, audience.organizationId) &&
    (audience.roles.length === 0 || audience.roles.some((role) => who.roles.includes(role))) &&
    (audience.trades.length === 0 || audience.trades.some((trade) => who.occupation.includes(trade))) &&
    isOfAge(audience, ageOn(who.born, today))
  )
}

/** Whoever's age is not known is meant by no plan that asks for one. */
function isOfAge({ ageFrom, ageTo }: PlanAudience, age: number | null): boolean {
  if (ageFrom === null && ageTo === null) return true
  return age !== null && age >= (ageFrom ?? 0) && age <= (ageTo ?? Infinity)
}
