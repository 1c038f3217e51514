import type { EventBrief, EventForm, Organizer } from '../../miniprogram/shared/contract/event'
import { addDays, dayOf } from '../../miniprogram/shared/kit/time'
import { formFrom } from '../../miniprogram/shared/rules/event/templates'
import { type EventLine, type PastLine, COMING, PAST } from './eventLines'
import type { SeedModule, Seeding } from './module'
import { branchThree } from './organizations'
import { neighbours } from './people'
import { recordPicture } from './pictures'
import { demoUsers } from './users'

const openidOf = (id: string) => demoUsers.find((one) => one.id === id)?.openid ?? ''
const SECRETARY = openidOf('secretary')
const KEEPER = openidOf('keeper')

/** Members of the branch that one can be, and neighbours who come to what is open to all. */
const OWN = [openidOf('member'), openidOf('member2'), KEEPER]
const GUESTS = neighbours.map(({ openid }) => openid)

/**
 * A month of events: two weeks behind us with who came and what was told of it, two weeks ahead with who has signed up.
 * What is past was published, attended and recorded at its own time: the cloud's clock goes there and comes back.
 */
export const seedEvents: SeedModule = async (seeding) => {
  const began = Date.now()
  try {
    for (const line of PAST) await hold(seeding, line)
  } finally {
    seeding.cloud.clock.set(seeding.now + Date.now() - began)
  }
  for (const line of COMING) await announce(seeding, line, seeding.now)
  // The inbox begins with what the other modules put there.
  for (const openid of [...OWN, SECRETARY]) await seeding.act(openid, 'notice.readAll', {})
}

async function announce(seeding: Seeding, line: EventLine, now: number): Promise<EventBrief | null> {
  const isStation = line.by === 'keeper'
  const organizer: Organizer = isStation
    ? { kind: 'station', id: 'st_01' }
    : { kind: 'organization', id: branchThree._id }
  const reply = await seeding.act(isStation ? KEEPER : SECRETARY, 'event.publish', {
    ...{ organizer, form: formOf(line, dayOf(now)), requestId: `q_seed_${line.title.length}_${line.inDays}` },
  })
  const event = reply.ok ? (reply.data.events[0] ?? null) : null
  // Questions have choices here: everybody takes the first.
  const answers = Object.fromEntries(
    (line.form.questions ?? []).map(({ id, choices }) => [id, choices[0] ?? '']),
  )
  // One after the other: many at once would each wake a function of their own.
  if (event) for (const openid of comers(line)) await join(seeding, event, openid, answers)
  return event
}

const comers = (line: EventLine): string[] => [
  ...OWN.slice(0, line.own),
  ...(line.form.audience === 'everyone' ? GUESTS.slice(0, line.guests) : []),
]

const join = (seeding: Seeding, { id }: EventBrief, openid: string, answers: Record<string, string>) =>
  seeding.act(openid, 'event.signUp', {
    ...{ eventId: id, companions: 0, answers, requestId: 'q_seed_signup' },
  })

function formOf({ title, kind, inDays, from, length, form, where }: EventLine, today: string): EventForm {
  const { audience, ...rest } = form
  return {
    ...formFrom(kind),
    ...{ title, date: addDays(today, inDays), from, to: from + length, where },
    audience:
      audience === 'everyone'
        ? { kind: 'everyone' }
        : { kind: 'organization', organizationId: branchThree._id },
    contact: { name: '赵敏', phone: '13900000003' },
    ...rest,
  }
}

const DAY_MS = 24 * 60 * 60_000

/** An event that was: announced three days before, attended, told of the same evening. */
async function hold(seeding: Seeding, line: PastLine): Promise<void> {
  const { clock } = seeding.cloud
  const day = seeding.now - line.daysAgo * DAY_MS
  clock.set(day - 3 * DAY_MS)
  const event = await announce(seeding, { ...line, inDays: 3 }, day - 3 * DAY_MS)
  if (!event) return
  clock.set(event.startsAt)
  await checkIn(seeding, event)
  clock.set(event.endsAt + 60 * 60_000)
  const pictures = [await recordPicture(line.daysAgo), await recordPicture(line.daysAgo + 100)]
  await seeding.act(line.by === 'keeper' ? KEEPER : SECRETARY, 'event.saveRecord', {
    ...{ eventId: event.id, words: line.words, pictures, isPublished: true, version: 0 },
    requestId: 'q_seed_record',
  })
  await seeding.act(OWN[0] ?? '', 'event.evaluate', {
    ...{ eventId: event.id, stars: 5, reasons: ['内容实在'], words: '讲得好，坐得住' },
  })
}

/** Everyone who signed up came, but for the last. */
async function checkIn(seeding: Seeding, event: EventBrief): Promise<void> {
  const desk = { eventId: event.id, deskId: `d_${event.id.slice(2, 18)}` }
  const opened = await seeding.act(SECRETARY, 'checkin.open', desk)
  const listed = await seeding.act(SECRETARY, 'event.attendees', { eventId: event.id })
  if (!opened.ok || !listed.ok) return
  const lines = listed.data.attendees.slice(0, -1).map(({ personId, name }, n) => ({
    ...{ nonce: `n_seed${String(n).padStart(12, '0')}`, kind: 'in' as const, who: personId, name },
    ...{ how: 'name' as const, at: event.startsAt - n * 60_000, ahead: 0, reason: '没带手机' },
  }))
  const sentAt = seeding.cloud.clock.now()
  if (lines.length > 0) await seeding.act(SECRETARY, 'checkin.deliver', { ...desk, sentAt, lines })
}
