import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { keys, revokedSerials } from '../member/public'
import { deskId, eventId } from './fields'
import { deskEvent, toDeskEvent } from './find'
import { type DeskDoc, deskDocId, desks } from './store'

/** A desk is set up: from then on its phone can do without a network. */
export const open = action('checkin.open', {
  role: 'member',
  scope: 'own',
  input: z.object({ eventId, deskId }) satisfies z.ZodType<InputOf<'checkin.open'>>,
  async run(ctx, { eventId: id, deskId: desk }) {
    const event = await deskEvent(ctx, id)
    const [opened, deskEventView, known, revoked] = await Promise.all([
      openDesk(ctx, id, desk),
      toDeskEvent(ctx, event),
      keys(ctx.db).all(),
      revokedSerials(ctx.db),
    ])
    return {
      ...{ event: deskEventView, deskId: desk, deskName: opened.name },
      ...{ keys: known, revoked, now: ctx.now() },
    }
  },
})

/** Opened again by the same person it is the same desk, with all its lines. */
async function openDesk({ db, actor, now }: Context, id: string, desk: string): Promise<DeskDoc> {
  const fresh: DeskDoc = {
    ...{ _id: deskDocId(id, desk), eventId: id, deskId: desk, accountId: actor.accountId },
    ...{ personId: actor.personId, name: actor.name ?? '', openedAt: now(), lines: {}, people: [] },
  }
  if (await desks(db).open(fresh)) return fresh
  const there = await desks(db).get(id, desk)
  if (there?.accountId !== actor.accountId) throw new AppError('DESK_OPENED_ELSEWHERE')
  return there
}
