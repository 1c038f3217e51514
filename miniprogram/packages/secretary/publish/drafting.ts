import * as event from '../../../services/event'
import type { EventDraft, EventDraftForm, EventRepeat, Organizer } from '../../../shared/contract/event'
import { newRequestId } from '../../../shared/kit/ids'
import type { Day } from '../../../shared/kit/time'

/**
 * The form on its way, shared by the pages that fill it in. It is kept on the phone at every change, so that neither a
 * call nor a full battery takes it away, and on the server a moment later, so that another phone can go on.
 */
export interface Drafting {
  /** Made by `begin`: tells this form from one that was begun before or after it. */
  localId: string
  organizer: Organizer
  organizerName: string
  form: EventDraftForm
  /** '梅园社区服务站 · 活动室'; '' until it is known. */
  whereWords: string
  /** null until the server has it. */
  draft: { id: string; version: number } | null
  /** The event that is being changed, null when a new one is made. */
  changing: { eventId: string; version: number; isSeries: boolean } | null
  repeat: EventRepeat | null
  skip: Day[]
  /** One per intention to publish. */
  requestId: string
}

const KEY = 'event.drafting'

let now: Drafting | null = null

export function drafting(): Drafting | null {
  now ??= wx.getStorageSync<Drafting | ''>(KEY) || null
  return now
}

type Beginning = Pick<Drafting, 'organizer' | 'organizerName' | 'form'> &
  Partial<Pick<Drafting, 'whereWords' | 'draft' | 'changing'>>

export function begin(beginning: Beginning): Drafting {
  const fresh = { whereWords: '', draft: null, changing: null, repeat: null, skip: [] }
  return hold({ ...fresh, ...beginning, localId: newRequestId(), requestId: newRequestId() })
}

/** What is asked for has changed, so it is a new intention. */
export function edit(change: Partial<Omit<Drafting, 'form'>> & { form?: EventDraftForm }): Drafting | null {
  const before = drafting()
  if (!before) return null
  const form = { ...before.form, ...change.form }
  return hold({ ...before, ...change, form, requestId: newRequestId() })
}

export function finish(): void {
  now = null
  wx.removeStorageSync(KEY)
}

function hold(one: Drafting): Drafting {
  now = one
  wx.setStorageSync(KEY, one)
  return one
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Keeps a new event's form on the server; a change of a published one stays on the phone until it is made. One after the
 * other: each save names the version that the one before has made.
 */
export function saveOnServer(): Promise<EventDraft | null> {
  const saving = last.then(save)
  last = saving.catch(() => null)
  return saving
}

async function save(): Promise<EventDraft | null> {
  const one = drafting()
  if (!one || one.changing) return null
  const { organizer, form, draft } = one
  const known = draft ? { draftId: draft.id, version: draft.version } : {}
  const saved = await event.saveDraft({ organizer, form, ...known, requestId: newRequestId() })
  // What was typed meanwhile stays; only the draft's number is taken over.
  const latest = drafting()
  if (latest?.localId === one.localId) hold({ ...latest, draft: { id: saved.id, version: saved.version } })
  return saved
}
