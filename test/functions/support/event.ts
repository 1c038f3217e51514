import { strToU8, zipSync } from 'fflate'
import type { ScanLine } from '../../../miniprogram/shared/contract/checkin'
import type { EventBrief, EventForm, Organizer } from '../../../miniprogram/shared/contract/event'
import { addDays } from '../../../miniprogram/shared/kit/time'
import { formFrom } from '../../../miniprogram/shared/rules/event/templates'
import type { TestCloud } from './cloud'
import { MONDAY, SECRETARY } from './district'

export const BRANCH: Organizer = { kind: 'organization', id: 'o_3' }

/** A lecture of 第三支部 tomorrow from 14:00 to 15:30, somewhere outside. */
export const eventForm = (change: Partial<EventForm> = {}): EventForm => ({
  ...formFrom('partyClass'),
  ...{ date: addDays(MONDAY, 1), from: 840, to: 930 },
  where: {
    ...{ kind: 'address', name: '音乐台', address: '中山陵园路', howToGet: '坐 20 路到音乐台' },
    place: { lat: 32.06, lng: 118.85 },
  },
  audience: { kind: 'organization', organizationId: 'o_3' },
  ...change,
})

let counter = 0
export const newRequest = () => `q_event_${++counter}`

export async function publishEvent(on: TestCloud, change: Partial<EventForm> = {}): Promise<EventBrief> {
  const input = { organizer: BRANCH, form: eventForm(change), requestId: newRequest() }
  const [event] = (await on.call(SECRETARY, 'event.publish', input)).events
  if (!event) throw new Error('nothing was published')
  return event
}

export const signUpInput = (eventId: string, companions = 0, answers: Record<string, string> = {}) => ({
  ...{ eventId, companions, answers, requestId: newRequest() },
})

/** The secretary's desk lets people in by name, at the event's beginning. Answers how each line is named. */
export async function checkIn(
  on: TestCloud,
  event: EventBrief,
  people: readonly string[],
): Promise<Map<string, string>> {
  const nonces = new Map(people.map((who) => [who, newNonce()]))
  const lines = people.map((who) => ({ ...lineOf(event, who, nonces.get(who) ?? ''), kind: 'in' as const }))
  await deliver(on, event, lines)
  return nonces
}

/** Takes one of those lines back. */
export const undoCheckIn = (on: TestCloud, event: EventBrief, who: string, nonce: string): Promise<void> =>
  deliver(on, event, [{ ...lineOf(event, who, newNonce()), kind: 'undo', of: [nonce] }])

const lineOf = (event: EventBrief, who: string, nonce: string) => ({
  ...{ nonce, who, name: who, how: 'name' as const, at: event.startsAt, ahead: 0, reason: '本人在场' },
})

async function deliver(on: TestCloud, event: EventBrief, lines: ScanLine[]): Promise<void> {
  const deskId = `d_${event.id.slice(2, 18)}`
  await on.call(SECRETARY, 'checkin.open', { eventId: event.id, deskId })
  const sentAt = on.cloud.clock.now()
  await on.call(SECRETARY, 'checkin.deliver', { eventId: event.id, deskId, sentAt, lines })
}

const newNonce = () => `n_nonce${String(++counter).padStart(11, '0')}`

/** A picture in storage, as the phone puts it there. */
export async function uploadPicture(kind = 'record'): Promise<string> {
  const { wxWeChat } = await import('../../../cloudfunctions/kit/wxWeChat')
  const name = `event${String(++counter).padStart(11, '0')}`
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(name)])
  return wxWeChat.upload(`uploads/${kind}/${name}.jpg`, png)
}

/** A file in storage, as the phone puts it there. */
export async function uploadMaterial(kind: string, bytes: Uint8Array): Promise<string> {
  const { wxWeChat } = await import('../../../cloudfunctions/kit/wxWeChat')
  const name = `paper${String(++counter).padStart(11, '0')}`
  return wxWeChat.upload(`uploads/material/${name}.${kind}`, Buffer.from(bytes))
}

/** A document of Word's with these words in it. */
export const wordFile = (words: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:p><w:t>${words}</w:t></w:p></w:document>`) })
