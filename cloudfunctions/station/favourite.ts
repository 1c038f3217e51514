import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { stationId } from './fields'
import { stationOf } from './find'
import { favourites } from './stationStore'

const input = z.object({ stationId, on: z.boolean().describe('收藏') }) satisfies z.ZodType<
  InputOf<'station.favourite'>
>

/** More than one screen of them would be no favourites any more. */
const MOST = 20

/** Marks a station as one of the caller's own, on the account, so that a new phone knows it too. */
export const favourite = action('station.favourite', {
  role: 'resident',
  scope: 'own',
  input,
  async run({ db, actor }, { stationId: id, on }) {
    const mine = favourites(db)
    if (!on) await mine.unmark(actor.accountId, id)
    else if (!(await mine.mark(actor.accountId, (await stationOf(db, id))._id, MOST)))
      throw new AppError('FAVOURITES_FULL', { most: MOST })
    return { stationId: id, favourite: on }
  },
})
