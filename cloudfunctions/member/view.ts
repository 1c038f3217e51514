import type { MemberBrief, MemberDetail } from '../../miniprogram/shared/contract/people'
import { maskedPhone } from '../../miniprogram/shared/kit/mask'
import { type Day, type Instant, dayOf } from '../../miniprogram/shared/kit/time'
import { STILL } from '../../miniprogram/shared/rules/stays'
import type { Db } from '../kit/db'
import { namesOf } from '../organization/public'
import { grantViews } from './grantViews'
import type { MemberDoc } from './memberDoc'

/** Whole years on a day. */
export const ageOn = (born: Day, day: Day): number =>
  Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)

/** The last birthday of those who are over 60 on a day: born on it or before. */
export const over60Born = (day: Day): Day => `${Number(day.slice(0, 4)) - 60}${day.slice(4)}`

export const briefOf = (
  member: MemberDoc,
  branchNames: ReadonlyMap<string, string>,
  now: Instant,
): MemberBrief => ({
  ...{ id: member._id, name: member.name, branchId: member.branchId },
  branchName: branchNames.get(member.branchId) ?? '',
  phoneMasked: maskedPhone(member.phone),
  age: member.born === null ? null : ageOn(member.born, dayOf(now)),
  cannotCome: member.cannotCome,
  bound: member.accountId !== null,
})

export async function detailOf(db: Db, member: MemberDoc, now: Instant): Promise<MemberDetail> {
  const ids = [member.branchId, ...member.stays.map(({ branchId }) => branchId)].filter((id) => id !== '')
  const [names, grants] = await Promise.all([namesOf(db, ids), grantViews(db, member.grants)])
  const { gender, born, joined, education, occupation, status, card, boundAt } = member
  return {
    ...briefOf(member, names, now),
    ...{ gender, born, joined, education, occupation, status, boundAt, grants },
    card: card && { issuedAt: card.issuedAt },
    stays: member.stays
      .map(({ branchId, from, to }) => ({
        ...{ branchId, branchName: names.get(branchId) ?? '', from },
        to: to === STILL ? null : to,
      }))
      .reverse(),
  }
}
