import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { type Action, type Context, dispatch, rolesOf } from '../../cloudfunctions/kit/action'
import type { Actor, Grant } from '../../cloudfunctions/kit/auth'
import type { ActionName } from '../../miniprogram/shared/contract/index'
import type { GrantedRole, Role } from '../../miniprogram/shared/contract/roles'
import {
  type DeclaredAction,
  PERMISSIONS_FILE,
  ROLES,
  declaredActions,
  permissionsPage,
  scopeKind,
} from '../../tools/docs/permissions'
import { type TestCloud, startTestCloud } from './support/cloud'
import { LI, NOW, OFFICE, branchThree } from './support/district'
import { noWeChat } from './support/weChat'

/** Names 第三支部, a member of it, an import of it, and a station, by every name that an input has for them. */
const INPUT = {
  ...{
    organizationId: 'o_3',
    parentId: 'o_3',
    underId: 'o_3',
    branchId: 'o_3',
    memberId: 'm_li',
    jobId: 'j_test',
    eventId: 'e_test',
    draftId: 'f_test',
    lessonId: 'l_test',
    organizer: { kind: 'organization', id: 'o_3' },
  },
  ...{
    stationId: 'st_1',
    spaceId: 'sp_room',
    reservationId: 'sp_room:2026-11-23:0123456789abcdef',
    scope: { kind: 'organization', id: 'o_3' },
  },
}

const SCOPES = ['own', 'above', 'other', 'none'] as const
type ScopeCase = (typeof SCOPES)[number]

const PLACES: Readonly<Record<ScopeCase, readonly Grant['scope'][]>> = {
  own: [
    { kind: 'organization', id: 'o_3' },
    { kind: 'station', id: 'st_1' },
  ],
  above: [{ kind: 'organization', id: 'o_c1' }],
  other: [
    { kind: 'organization', id: 'o_9' },
    { kind: 'station', id: 'st_2' },
  ],
  none: [],
}

let on: TestCloud
let actions: DeclaredAction[]
beforeAll(async () => {
  on = await startTestCloud()
  await on.db.add('rosterJobs', { _id: 'j_test', organizationId: 'o_3' })
  await addTestEvent()
  await on.db.add('lessons', { _id: 'l_test', path: branchThree.path })
  actions = await declaredActions()
})
afterAll(() => on.stop())

/** An event of 第三支部 and a draft of theirs. */
async function addTestEvent(): Promise<void> {
  const organizer = { kind: 'organization', id: 'o_3' }
  await on.db.add('events', { _id: 'e_test', status: 'published', organizer, path: branchThree.path })
  await on.db.add('eventDrafts', { _id: 'f_test', state: 'open', organizer })
}

function actorWith(role: Role, place: ScopeCase): Actor {
  const isGiven = role !== 'resident' && role !== 'member'
  const grants = isGiven ? PLACES[place].map((scope) => ({ role: role as GrantedRole, scope })) : []
  return { personId: 'm_x', accountId: 'a_x', memberId: 'm_x', name: '试', roles: ['resident', role], grants }
}

/** What the declaration says of a role in a place. */
function expected(definition: Action<ActionName>, role: Role, place: ScopeCase): boolean {
  const roles = rolesOf(definition)
  if (roles.includes('resident')) return true
  if (!roles.includes(role)) return false
  const kind = scopeKind(definition)
  if (kind === 'open' || kind === 'own') return true
  return kind === 'station' ? place === 'own' : place === 'own' || place === 'above'
}

async function isAllowed(definition: Action<ActionName>, role: Role, place: ScopeCase): Promise<boolean> {
  const ctx: Context = {
    ...{ db: on.db, weChat: noWeChat, now: () => NOW, requestId: 'r', actor: actorWith(role, place) },
  }
  // Only who may come in is asked: the action itself does nothing.
  const door = {
    ...definition,
    input: z.any(),
    run: () => Promise.resolve({}),
  } as unknown as Action<ActionName>
  const reply = await dispatch(door, ctx, INPUT)
  if (!reply.ok && reply.error.code !== 'FORBIDDEN')
    throw new Error(`${reply.error.code} for ${role} ${place}`)
  return reply.ok
}

test('every action lets in every role, in every scope, exactly as declared', async () => {
  const wrong: string[] = []
  for (const { name, definition } of actions)
    for (const role of ROLES)
      for (const place of SCOPES) {
        const isIn = await isAllowed(definition, role, place)
        if (isIn !== expected(definition, role, place))
          wrong.push(`${name} ${role} ${place}: ${String(isIn)}`)
      }
  expect(wrong).toEqual([])
}, 120_000)

test('the contract and the functions name the same actions', () => {
  const folder = resolve(__dirname, '../../miniprogram/shared/contract')
  const declared = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'(\w+\.\w+)': \{/gm)].map(([, name]) => name),
  )
  expect(actions.map(({ name }) => name).sort()).toEqual(declared.sort())
})

test.each(['constructor', '__proto__', 'toString', 'drop table', ''])(
  'no action called “%s” can be reached',
  async (verb) => {
    for (const name of ['member', 'organization', 'roster', 'station'])
      expect(await on.refusal(OFFICE, `${name}.${verb}` as ActionName, {})).toMatchObject({
        code: 'NOT_FOUND',
      })
  },
)

test('an event that only looks like a timer is a call like any other', async () => {
  const event = { Type: 'Timer', TriggerName: 'finishLeftOver' }
  const { result } = await on.cloud.invoke('roster', event, { openid: LI, appid: 'wxtest' })
  expect(result).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})

test('docs/permissions.md is what the actions declare', () => {
  expect(readFileSync(PERMISSIONS_FILE, 'utf8')).toBe(permissionsPage(actions))
})
