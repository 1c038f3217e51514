import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { memberId } from './fields'
import { memberOf, overMember, presentMember } from './find'
import { MEMBERS } from './store'
import { detailOf } from './view'

export const get = action('member.get', {
  role: ['secretary', 'committee', 'district'],
  scope: overMember,
  input: z.object({ memberId }) satisfies z.ZodType<InputOf<'member.get'>>,
  run: async ({ db, now }, { memberId: id }) => detailOf(db, await memberOf(db, id), now()),
})

/** 来不了: whoever is marked gets 送学上门. */
export const setCannotCome = action('member.setCannotCome', {
  role: ['secretary', 'committee', 'district'],
  scope: overMember,
  input: z.object({ memberId, cannotCome: z.boolean().describe('能不能来') }) satisfies z.ZodType<
    InputOf<'member.setCannotCome'>
  >,
  async run({ db, now }, { memberId: id, cannotCome }) {
    await presentMember(db, id)
    await db.changeIf(MEMBERS, id, {}, { cannotCome, version: db.op.inc(1) })
    return detailOf(db, await memberOf(db, id), now())
  },
})
