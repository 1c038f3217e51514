import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountIdOf } from '../../cloudfunctions/kit/auth'
import type { Db } from '../../cloudfunctions/kit/db'
import { newMember, rosterLine } from '../../cloudfunctions/member/public'
import { newOrganization } from '../../cloudfunctions/organization/public'
import type { RollDoc } from '../../cloudfunctions/event/public'
import { collections } from '../../cloudfunctions/schema/index'
import { startCloud } from '../../local/cloud/index'
import type { Cloud } from '../../local/cloud/types'
import { places } from '../../local/seed/places'
import type { Reply } from '../../miniprogram/shared/contract/errors'
import type { EventBrief, EventForm, Signup } from '../../miniprogram/shared/contract/event'
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import { instantOf } from '../../miniprogram/shared/kit/time'
import { seating } from '../../miniprogram/shared/rules/event/roll'
import { formFrom } from '../../miniprogram/shared/rules/event/templates'
import { buildFunctions } from '../build/functions'
import { type Report, median } from './report'

const PEOPLE = 1_000
const PLACES = 100
/** Members of the branch that an event is published for: all of them are told. */
const BRANCH_SIZE = 40
const EVERY_MEMBER = { kind: 'organization' as const, organizationId: 'o_bench' }
const openid = (n: number) => `oBench_${n}`
const SECRETARY = openid(0)

/** A thousand people at once for a hundred places; what one sign-up asks of the database; how long publishing takes. */
export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'xhm-bench-'))
  const functions = await buildFunctions()
  await functions.dispose()
  const cloud = await startCloud({ dataDir: folder, functionsDir: functions.dir, schema: collections })
  try {
    cloud.clock.set(instantOf('2026-11-23', 590))
    const db = await addPeople(cloud)
    report('event.publish_ms', await publishMs(cloud), 'ms')
    const event = await publish(cloud, 'q_bench_requests', { capacity: PLACES })
    // One looks before one signs up, which opens one's week; whoever does not takes two requests more.
    await call(cloud, openid(1), 'event.get', { eventId: event.id })
    report('signup.requests', await requestsOf(cloud, event, 1), 'requests')
    report('signup.requests_unseen', await requestsOf(cloud, event, 2), 'requests')
    await storm(cloud, db, report)
  } finally {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From the press to the answer, a room held and a branch told. */
async function publishMs(cloud: Cloud): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < 9; n++) {
    const began = performance.now()
    await publish(cloud, `q_bench_${n}`, {
      ...{ where: { kind: 'space', spaceId: 'sp_01_hall', howToGet: '' }, capacity: 20 },
      ...{ from: 540 + n * 60, to: 600 + n * 60 },
    })
    taken.push(performance.now() - began)
  }
  return median(taken)
}

/** Wire requests of a sign-up where there is room, counted by the cloud itself. */
async function requestsOf(cloud: Cloud, { id }: EventBrief, n: number): Promise<number> {
  const before = cloud.requests().length
  await call(cloud, openid(n), 'event.signUp', signUpInput(id, n))
  return cloud
    .requests()
    .slice(before)
    .filter(({ action }) => action.startsWith('database.')).length
}

async function storm(cloud: Cloud, db: Db, report: Report): Promise<void> {
  const event = await publish(cloud, 'q_bench_storm', { capacity: PLACES, audience: EVERY_MEMBER })
  const replies = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) =>
      reply(cloud, openid(n), 'event.signUp', signUpInput(event.id, n)).catch(() => null),
    ),
  )
  const told = replies.flatMap((one) => (one?.ok ? [one.data] : []))
  const roll = await db.get<RollDoc>('rolls', event.id)
  if (!roll) throw new Error('the line is gone')
  const { in: inside, waiting } = seating(roll)
  report('signup.storm_1000x100', inside.length, 'confirmed')
  report('signup.storm_told_in', told.filter(({ status }) => status === 'in').length, 'confirmed')
  report('signup.storm_waiting', waiting.length, 'waiting')
  report('signup.storm_out_of_order', outOfOrder(told, waiting, roll), 'people')
}

/** People whose place in the line is not the server's order, or not what they were told at that moment or better. */
function outOfOrder(told: readonly Signup[], waiting: readonly string[], roll: RollDoc): number {
  const positions = told.flatMap(({ status, position }) => (status === 'waiting' ? [position ?? 0] : []))
  const twice = positions.length - new Set(positions).size
  const beyond = positions.filter((one) => one < 1 || one > waiting.length).length
  const unknown = waiting.filter((id) => roll.entries[id]?.waits !== true).length
  return twice + beyond + unknown + Math.abs(roll.left - (PLACES - roll.line.length))
}

const signUpInput = (eventId: string, n: number) => ({
  ...{ eventId, companions: 0, answers: {}, requestId: `q_signup_${n}` },
})

async function publish(cloud: Cloud, requestId: string, change: Partial<EventForm>): Promise<EventBrief> {
  const form: EventForm = {
    ...formFrom('partyClass'),
    ...{ title: '压力测试的党课', date: '2026-11-24', from: 840, to: 930 },
    audience: { kind: 'organization', organizationId: 'o_bench_40' },
    where: { kind: 'address', name: '广场', address: '中山路', place: { lat: 32, lng: 118 }, howToGet: '' },
    ...change,
  }
  const organizer = { kind: 'organization' as const, id: 'o_bench' }
  const published = await call(cloud, SECRETARY, 'event.publish', { organizer, form, requestId })
  const [event] = published.events
  if (!event) throw new Error('nothing was published')
  return event
}

async function reply<K extends ActionName>(
  cloud: Cloud,
  who: string,
  action: K,
  input: InputOf<K>,
): Promise<Reply<OutputOf<K>>> {
  const [name = '', verb] = action.split('.')
  const { result } = await cloud.invoke(name, { action: verb, input }, { openid: who, appid: 'wxbench' })
  return result as Reply<OutputOf<K>>
}

async function call<K extends ActionName>(cloud: Cloud, who: string, action: K, input: InputOf<K>) {
  const answer = await reply(cloud, who, action, input)
  if (answer.ok) return answer.data
  throw new Error(`${action} was refused: ${answer.error.message}`)
}

/** A branch of forty who are told one by one, and a large one beside it who only sign up. */
async function addPeople(cloud: Cloud): Promise<Db> {
  Object.assign(process.env, cloud.sdkEnv())
  const { wxDb } = await import('../../cloudfunctions/kit/wxDb')
  const on = '2020-01-01'
  const party = newOrganization({ id: 'o_bench', kind: 'party', name: '测试党委', parent: null, on })
  const branch = newOrganization({ id: 'o_bench_40', kind: 'branch', name: '测试支部', parent: party, on })
  const crowd = newOrganization({ id: 'o_bench_crowd', kind: 'branch', name: '大支部', parent: party, on })
  await wxDb.addMany('organizations', [party, branch, crowd])
  const branchOf = (n: number) => (n < BRANCH_SIZE ? branch : crowd)
  const { stations, spaces } = places()
  await Promise.all([
    ...stations.map((one) => wxDb.add('stations', one)),
    ...spaces.map((one) => wxDb.add('spaces', one)),
  ])
  const everyone = Array.from({ length: PEOPLE }, (_, n) => n)
  await wxDb.addMany(
    'members',
    everyone.slice(0, 500).map((n) => memberOf(n, branchOf(n))),
  )
  await wxDb.addMany(
    'members',
    everyone.slice(500).map((n) => memberOf(n, branchOf(n))),
  )
  await wxDb.addMany('accounts', everyone.slice(0, 500).map(accountOf))
  await wxDb.addMany('accounts', everyone.slice(500).map(accountOf))
  return wxDb
}

const memberOf = (n: number, branch: { _id: string; path: string }) =>
  newMember({
    ...{ id: `m_bench_${n}`, line: rosterLine({ name: `党员${n}` }), branch, on: '2020-01-01' },
    spelling: { pinyin: `dangyuan${n}`, initials: `dy${n}` },
  })

const accountOf = (n: number) => ({
  ...{ _id: accountIdOf(openid(n)), memberId: `m_bench_${n}`, name: `党员${n}` },
  grants:
    n === 0 ? [{ role: 'secretary' as const, scope: { kind: 'organization' as const, id: 'o_bench' } }] : [],
})
