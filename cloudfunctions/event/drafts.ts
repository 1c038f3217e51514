import * as z from 'zod'
import type { EventDraft, EventDraftForm, Organizer } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { Instant } from '../../miniprogram/shared/kit/time'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import type { Db } from '../kit/db'
import { digest } from '../kit/digest'
import { draftForm, draftId, organizer, requestId } from './fields'
import { ORGANIZERS, overOrganizer, targetOf } from './find'

const DRAFTS = 'eventDrafts'

interface DraftDoc {
  _id: string
  organizer: Organizer
  organizerId: string
  form: EventDraftForm
  state: 'open' | 'closed'
  savedAt: Instant
  savedBy: string
  /** The save that wrote it last; a retry of it changes nothing. */
  key: string
  version: number
}

export const drafts = (db: Db) => ({
  get: (id: string) => db.get<DraftDoc>(DRAFTS, id),
  add: (doc: DraftDoc) => db.add(DRAFTS, doc),
  of: (organizerId: string) =>
    db.find<DraftDoc>(
      DRAFTS,
      { organizerId, state: 'open' },
      { limit: 50, order: { field: 'savedAt', direction: 'desc' } },
    ),
  save: ({ _id, form, savedAt, savedBy, key, version }: DraftDoc, from: number) =>
    db.changeIf(
      DRAFTS,
      _id,
      { state: 'open', version: from },
      { form: db.op.set(form), savedAt, savedBy, key, version },
    ),
  close: (id: string, organizerId: string) =>
    db.changeIf(DRAFTS, id, { state: 'open', organizerId }, { state: 'closed' }),
})

export const saveDraft = action('event.saveDraft', {
  role: ORGANIZERS,
  scope: overOrganizer,
  input: z.object({
    ...{ organizer, form: draftForm, draftId: draftId.optional(), requestId },
    version: z.number().int().min(1).optional().describe('版本'),
  }) satisfies z.ZodType<InputOf<'event.saveDraft'>>,
  async run(ctx, request): Promise<EventDraft> {
    const key = digest(ctx.actor.accountId, request.requestId).slice(0, 16)
    const id = request.draftId ?? `f_${key}`
    const version = request.draftId ? (request.version ?? 1) + 1 : 1
    const doc: DraftDoc = {
      ...{ _id: id, organizer: request.organizer, organizerId: request.organizer.id, form: request.form },
      ...{ state: 'open', savedAt: ctx.now(), savedBy: ctx.actor.personId, key, version },
    }
    const isSaved = request.draftId
      ? await saveAgain(ctx, doc)
      : (await drafts(ctx.db).add(doc)) || (await draftOf(ctx, id)).key === key
    if (!isSaved) throw new AppError('EVENT_DRAFT_CHANGED')
    return viewOf(await draftOf(ctx, id))
  },
})

/** Only what belongs to the same organiser, and only on top of what was read. */
async function saveAgain(ctx: Context, doc: DraftDoc): Promise<boolean> {
  const before = await draftOf(ctx, doc._id)
  if (before.organizerId !== doc.organizerId) throw new AppError('NOT_FOUND', { what: '这份草稿' })
  return before.key === doc.key || drafts(ctx.db).save(doc, doc.version - 1)
}

export const listDrafts = action('event.drafts', {
  role: ORGANIZERS,
  scope: overOrganizer,
  input: z.object({ organizer }) satisfies z.ZodType<InputOf<'event.drafts'>>,
  run: async ({ db }, { organizer: by }) => ({ drafts: (await drafts(db).of(by.id)).map(viewOf) }),
})

export const dropDraft = action('event.dropDraft', {
  role: ORGANIZERS,
  scope: {
    organization: async (ctx, { draftId: id }) => targetOf((await draftOf(ctx, id)).organizer),
  },
  input: z.object({ draftId }) satisfies z.ZodType<InputOf<'event.dropDraft'>>,
  async run(ctx, { draftId: id }) {
    await drafts(ctx.db).close(id, (await draftOf(ctx, id)).organizerId)
    return { dropped: true as const }
  },
})

async function draftOf({ db }: Context, id: string): Promise<DraftDoc> {
  const draft = await drafts(db).get(id)
  if (!draft || draft.state === 'closed') throw new AppError('NOT_FOUND', { what: '这份草稿' })
  return draft
}

const viewOf = ({ _id: id, organizer: by, form, savedAt, version }: DraftDoc): EventDraft => ({
  ...{ id, organizer: by, form, savedAt, version },
})
