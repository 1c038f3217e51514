import { type KeyObject, createPrivateKey, sign } from 'node:crypto'
import type { EventDoc, RollDoc } from '../../../cloudfunctions/event/public'
import { type Action, type Context, dispatch } from '../../../cloudfunctions/kit/action'
import type { Actor, Grant } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import { rollTerms } from '../../../cloudfunctions/event/eventDoc'
import type { KeyDoc } from '../../../cloudfunctions/member/keys'
import { CloudError } from '../../../miniprogram/services/cloud'
import type { DeskServer, Keep } from '../../../miniprogram/services/desk/ports'
import type { EventForm } from '../../../miniprogram/shared/contract/event'
import type { ActionName, InputOf, OutputOf } from '../../../miniprogram/shared/contract/index'
import { audienceKeys } from '../../../miniprogram/shared/rules/event/audience'
import { MINUTE_MS, dayOf, minuteOf } from '../../../miniprogram/shared/kit/time'
import { type CodeBody, codeBytes, codeText } from '../../../miniprogram/shared/rules/memberCode'
import { NOW } from './district'
import { noWeChat } from './weChat'

/** Half past ten on the Monday of all tests, for two hours: check-in has opened at half past eight. */
export const STARTS = NOW + 40 * MINUTE_MS

/** Somebody in an event's roll. */
export interface Entrant {
  id: string
  name: string
  codeId: string
  left?: boolean
}

export interface TestEvent {
  id?: string
  startsAt?: number
  entrants?: readonly Entrant[]
  capacity?: number
  helpers?: string[]
  walkIns?: boolean
  audience?: EventForm['audience']
  cancelled?: boolean
}

const place = { lat: 32.0466, lng: 118.801 }

const formOf = ({
  startsAt = STARTS,
  helpers = [],
  walkIns = true,
  capacity = 600,
  audience = { kind: 'organization', organizationId: 'o_3' },
}: TestEvent): EventForm => ({
  ...{ kind: 'themeDay', title: '主题党日', topic: '', summary: '', bring: '', questions: [], materials: [] },
  ...{ date: dayOf(startsAt), from: minuteOf(startsAt), to: minuteOf(startsAt) + 120, companions: 0 },
  where: { kind: 'address', name: '活动室', address: '梅园新村 30 号', place, howToGet: '' },
  ...{ audience, capacity, opensAt: null, closesAt: null, cancelHours: 0, lecturer: null, lesson: null },
  ...{ credit: 'byLength', cover: '', helpers, walkIns, contact: { name: '赵敏', phone: '' } },
})

/** An event of 第三支部 as publishing leaves it, with its roll. */
export function eventDocs(event: TestEvent): { event: EventDoc; roll: RollDoc } {
  const { id = 'e_1', startsAt = STARTS, entrants = [], capacity = 600, cancelled = false } = event
  const form = formOf(event)
  const doc: EventDoc = {
    ...{ _id: id, status: cancelled ? 'cancelled' : 'published', form, organizerName: '梅园第三支部' },
    ...{ organizer: { kind: 'organization', id: 'o_3' }, organizerId: 'o_3' },
    path: '/o_d/o_c1/o_p1/o_3/',
    place: {
      ...{ name: '活动室', whereabouts: '一楼 102', stationId: 'st_1', stationName: '梅园社区服务站' },
      ...{ spaceId: null, address: '梅园新村 30 号', place, phone: '', howToGet: '' },
    },
    ...{ stationId: 'st_1', reservationId: null, openTo: audienceKeys(form.audience), audienceWords: '' },
    ...{ credit: 120, order: '', seriesId: null, createdAt: NOW, createdBy: 'm_secretary' },
    ...{ createdByName: '赵敏', changes: [], cancelledWhy: '', hasRecord: false, version: 1 },
    ...{ startsAt, endsAt: startsAt + 120 * MINUTE_MS },
    ...{ opensAt: NOW - 1, closesAt: startsAt, cancelUntil: startsAt },
    ...{ topicKey: '', creditDue: null, reminded: { day: 0, hour: 0 }, news: [], hasNews: false },
    changedBy: '',
  }
  const entry = ({ name, codeId, left }: Entrant) => ({
    ...{ name, branchId: 'o_3', codeId, size: 1, at: NOW, byName: '', key: 'q_test', waits: false },
    leftAt: left ? NOW : null,
  })
  const line = entrants.filter(({ left }) => !left).map(({ id: personId }) => personId)
  const roll: RollDoc = {
    ...{ _id: id, ...rollTerms(doc), capacity, left: capacity - line.length, line },
    entries: Object.fromEntries(entrants.map((one) => [one.id, entry(one)])),
    ...{ ever: entrants.map(({ id: personId }) => personId), stir: false, moves: 0 },
  }
  return { event: doc, roll }
}

export async function addEvent(db: Db, event: TestEvent = {}): Promise<string> {
  const docs = eventDocs(event)
  await db.add('events', docs.event)
  await db.add('rolls', docs.roll)
  return docs.event._id
}

/** A phone's storage: outlives the app, may be full. */
export class TestKeep implements Keep {
  readonly held = new Map<string, string>()
  full = false

  keys = (): string[] => [...this.held.keys()]
  get = <T>(key: string): T | null => {
    const text = this.held.get(key)
    return text === undefined ? null : (JSON.parse(text) as T)
  }
  set = (key: string, value: unknown): void => {
    if (this.full) throw new Error('the maximum size of the file storage limit is exceeded')
    this.held.set(key, JSON.stringify(value))
  }
  remove = (key: string): void => void this.held.delete(key)
  taken = (): number => (this.full ? 1 : 0)
}

export type Ask = <K extends ActionName>(action: K, input: InputOf<K>) => Promise<OutputOf<K>>

export const serverOf = (ask: Ask): DeskServer => ({
  open: (input) => ask('checkin.open', input),
  people: (input) => ask('checkin.people', input),
  deliver: (input) => ask('checkin.deliver', input),
  look: (input) => ask('checkin.look', input),
})

export function actorOf(id: string, name: string, grants: Grant[] = []): Actor {
  const given = grants.map(({ role }) => role)
  const roles: Actor['roles'] = ['resident', 'member', ...given]
  return { personId: id, accountId: `a_${id}`, memberId: id, name, roles, grants }
}

/** The actions themselves on a database, as `main` runs them: what comes back is what the phone would get. */
export function directly(
  db: Db,
  actions: Readonly<Record<string, unknown>>,
  actor: Actor,
  now: () => number,
): Ask {
  return async (action, input) => {
    const definition = actions[action.split('.')[1] ?? ''] as Action<typeof action>
    const ctx: Context = { db, weChat: noWeChat, now, actor, requestId: 'r' }
    const reply = await dispatch(definition, ctx, JSON.parse(JSON.stringify(input)))
    if (reply.ok) return reply.data
    throw new CloudError(reply.error.code, reply.error.message)
  }
}

/** As `signedText` writes it; a key is read once, because simulations sign by the thousand. */
function signedBy(key: KeyDoc, body: Omit<CodeBody, 'keyId'>): string {
  const whole = { ...body, keyId: key._id }
  const known =
    privateKeys.get(key.privateKey) ??
    createPrivateKey({ ...DER, key: Buffer.from(key.privateKey, 'base64') })
  privateKeys.set(key.privateKey, known)
  return codeText(whole, sign(null, codeBytes(whole), known))
}

const DER = { format: 'der', type: 'pkcs8' } as const
const privateKeys = new Map<string, KeyObject>()

export const phoneCodeOf = (key: KeyDoc, codeId: string, at: number): string =>
  signedBy(key, { kind: 'phone', codeId, stamp: Math.floor(at / 60_000) * 60 })

export const cardCodeOf = (key: KeyDoc, codeId: string, serial = 1): string =>
  signedBy(key, { kind: 'card', codeId, stamp: serial })
