import * as z from 'zod'
import type { Certificate } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { dayOf } from '../../miniprogram/shared/kit/time'
import { whereWords } from '../../miniprogram/shared/rules/event/changes'
import { hoursOf } from '../../miniprogram/shared/rules/event/credit'
import { kindWords } from '../../miniprogram/shared/rules/event/templates'
import { action } from '../kit/action'
import { digest } from '../kit/digest'
import { ownAttendance } from './evaluate'
import { eventId } from './fields'
import { eventOf } from './find'

/** What the phone draws a certificate of attendance from; for those who came. */
export const certificate = action('event.certificate', {
  role: 'resident',
  scope: 'own',
  input: z.object({ eventId }) satisfies z.ZodType<InputOf<'event.certificate'>>,
  async run(ctx, { eventId: id }): Promise<Certificate> {
    const own = await ownAttendance(ctx, id)
    const event = await eventOf(ctx.db, id)
    const { form, startsAt, endsAt, organizerName } = event
    const [year = '', month = '', day = ''] = dayOf(startsAt).split('-')
    return {
      ...{
        name: ctx.actor.name ?? own.name,
        title: form.title,
        kindWords: kindWords(form.kind),
        startsAt,
        endsAt,
        organizerName,
      },
      ...{ placeName: whereWords(event), hours: hoursOf(event.credit), checkedInAt: own.at },
      number: `${year}-${month}${day}-${digest(id, own.personId).slice(0, 6).toUpperCase()}`,
    }
  },
})
