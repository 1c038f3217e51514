import type { LearningRules, LearningYear } from '../contract/ledger'
import type { Role } from '../contract/roles'

/** What holds until the district sets it otherwise: 1 学时 = 45 minutes, 32 a year, 56 for those who lead. */
export const LEARNING_RULES: LearningRules = { minutesPerHour: 45, member: 32, leader: 56, onlineShare: 0.5 }

/** Minutes as 学时 in tenths; what is not a whole tenth does not count yet. */
export const hoursOf = (minutes: number, { minutesPerHour }: Pick<LearningRules, 'minutesPerHour'>): number =>
  Math.trunc((minutes * 10) / minutesPerHour) / 10

/** Who leads an organisation is asked for more. */
export const requiredHours = (roles: readonly Role[], rules: LearningRules): number =>
  roles.some((role) => role === 'secretary' || role === 'committee') ? rules.leader : rules.member

/**
 * What a year's minutes come to. Hours online count up to their share of what is asked for ("一百次键对键不如一次面对面"), those
 * face to face without a limit.
 */
export function yearOfLearning(
  year: number,
  minutes: { online: number; offline: number },
  required: number,
  rules: LearningRules,
): LearningYear {
  const offline = hoursOf(Math.max(0, minutes.offline), rules)
  const online = hoursOf(Math.max(0, minutes.online), rules)
  const onlineCounted = Math.min(online, tenths(required * rules.onlineShare))
  const counted = tenths(offline + onlineCounted)
  const missing = Math.max(0, tenths(required - counted))
  return { year, required, offline, online, onlineCounted, counted, missing }
}

/** Sums of tenths are not always tenths in binary. */
const tenths = (hours: number): number => Math.round(hours * 10) / 10
