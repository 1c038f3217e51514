import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { members } from '../member/public'
import { eventId, personId, requestId } from './fields'
import { ORGANIZERS, eventOf, overEvent } from './find'
import { events } from './store'

/** Names those who help at the desk of one event. */
export const setHelpers = action('event.setHelpers', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({
    ...{ eventId, requestId },
    helpers: z.array(personId).max(20).describe('签到帮手'),
  }) satisfies z.ZodType<InputOf<'event.setHelpers'>>,
  async run({ db }, { eventId: id, helpers }) {
    const wanted = [...new Set(helpers)]
    const known = await members(db).byId(wanted)
    const present = wanted.flatMap((one) => known.get(one) ?? []).filter(({ status }) => status === 'active')
    if (present.length < wanted.length) throw new AppError('NOT_FOUND', { what: '其中一位帮手' })
    await eventOf(db, id)
    await events(db).changeIf(id, {}, { 'form.helpers': db.op.set(wanted) })
    return { helpers: present.map(({ _id, name }) => ({ id: _id, name })) }
  },
})
