import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { members } from '../member/public'
import { namesOf } from '../organization/public'
import { eventId } from './fields'
import { ORGANIZERS, overEvent } from './find'

/**
 * Somebody whom an organiser knows, by the whole name and the end of the phone number: a station has no roster to look
 * through, and nobody is found by who does not know both.
 */
export const findMember = action('event.findMember', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({
    eventId,
    name: z.string().trim().min(2).max(20).describe('姓名（2 到 20 个字）'),
    tail: z
      .string()
      .regex(/^\d{4}$/)
      .describe('手机号后四位'),
  }) satisfies z.ZodType<InputOf<'event.findMember'>>,
  async run({ db }, { name, tail }) {
    const found = await members(db).byNameAndTail(name, tail)
    const names = await namesOf(db, [...new Set(found.map(({ branchId }) => branchId))])
    return {
      members: found.map(({ _id, name: own, branchId }) => ({
        ...{ id: _id, name: own, branchName: names.get(branchId) ?? '' },
      })),
    }
  },
})
