import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { showPictures } from '../kit/pictures'
import { dayId, days, spaces } from '../station/public'
import { ownStation, stationId } from './fields'

const reservationId = z.string().min(1).max(120).describe('预约')

/** Where the picture or video can be seen that shall stand on a screen of the station; '' for words alone. */
export const content = action('keeper.content', {
  role: 'keeper',
  scope: ownStation,
  input: z.object({ stationId, reservationId }) satisfies z.ZodType<InputOf<'keeper.content'>>,
  async run(ctx, { stationId: station, reservationId: id }) {
    const [spaceId = '', date = '', key = ''] = id.split(':')
    const fileId = await fileOf(ctx, station, { spaceId, date, key })
    const [shown] = fileId ? await showPictures(ctx, [fileId]) : []
    return { url: shown?.url ?? '' }
  },
})

/** A reservation of another station is not to be found here. */
async function fileOf(
  { db }: Context,
  station: string,
  { spaceId, date, key }: { spaceId: string; date: string; key: string },
): Promise<string> {
  const space = await spaces(db).get(spaceId)
  const day = space?.stationId === station ? await days(db).get(dayId(spaceId, date)) : null
  const booking = day?.bookings[key]
  if (!booking) throw new AppError('NOT_FOUND', { what: '这个预约' })
  return booking.content?.fileId ?? ''
}
