import { attendanceOf } from '../../cloudfunctions/checkin/public'
import { type KeyDoc, isSigned, newKey } from '../../cloudfunctions/member/keys'
import type { MemberDoc } from '../../cloudfunctions/member/public'
import { CloudError } from '../../miniprogram/services/cloud'
import { Desk } from '../../miniprogram/services/desk/desk'
import type { DeskPorts, DeskServer } from '../../miniprogram/services/desk/ports'
import type { LogLine } from '../../miniprogram/shared/contract/checkin'
import { MINUTE_MS } from '../../miniprogram/shared/kit/time'
import { readEventCode } from '../../miniprogram/shared/rules/desk/eventCode'
import { type TestCloud, startTestCloud } from './support/cloud'
import {
  STARTS,
  TestKeep,
  addEvent,
  cardCodeOf,
  phoneCodeOf,
  serverOf,
  type Ask,
  type Entrant,
} from './support/desk'
import {
  KEEPER,
  LI,
  NOW,
  OTHER_SECRETARY,
  RESIDENT,
  SECRETARY,
  WANG,
  addMember,
  branchNine,
  testMember,
} from './support/district'

const HELPER = 'oTest_helper'
const PLACE = { lat: 32.0467, lng: 118.8011 }

let on: TestCloud
let key: KeyDoc
let nonces = 0
let random = 0
beforeAll(async () => {
  on = await startTestCloud()
  await addMember(on.db, HELPER, 'm_helper', '吴小妹')
  key = newKey(NOW)
  await on.db.add('keys', key)
  await on.db.add('keys', { _id: 'current', keyId: key._id } as never)
})
afterAll(() => on.stop())

/** What the doors of the test before left behind goes; the district around them stays, and so do warm functions. */
beforeEach(async () => {
  on.cloud.clock.set(NOW)
  const { in: any, gte } = on.db.op
  const events = any(['e_1', 'e_2', 'e_next'])
  for (const name of ['events', 'rolls']) await on.db.removeAll(name, { _id: events })
  for (const name of ['attendance', 'attendanceSheets']) await on.db.removeAll(name, { eventId: events })
  await on.db.removeAll('notices', { to: any(['m_li', 'm_wang']) })
  await on.db.removeAll('revokedCards', { at: gte(0) })
})

const nonce = () => `n_${String(++nonces).padStart(16, '0')}`
const codeIdOf = async (id: string) => (await on.db.get<MemberDoc>('members', id))?.codeId ?? ''
const entrants = async (...ids: string[]): Promise<Entrant[]> =>
  Promise.all(ids.map(async (id) => ({ id, name: id.slice(2), codeId: await codeIdOf(id) })))
const askAs =
  (openid: string): Ask =>
  async (action, input) => {
    const reply = await on.reply(openid, action, input)
    if (reply.ok) return reply.data
    throw new CloudError(reply.error.code, reply.error.message)
  }

/** A desk on a phone of its own. `net.online` cuts it off. */
async function deskOf(openid: string, eventId = 'e_1', skew = 0) {
  const server = serverOf(askAs(openid))
  const net = { online: true }
  const through =
    <I, O>(send: (input: I) => Promise<O>) =>
    (input: I): Promise<O> =>
      net.online ? send(input) : Promise.reject(new CloudError('OFFLINE'))
  const cut: DeskServer = {
    ...{ open: through(server.open), people: through(server.people) },
    ...{ deliver: through(server.deliver), look: through(server.look) },
  }
  const ports: DeskPorts = {
    ...{ keep: new TestKeep(), server: cut, verify: isSigned, clock: () => on.cloud.clock.now() + skew },
    random: () => ((random += 0.137), random % 1),
  }
  return { net, ports, keep: ports.keep as TestKeep, desk: await Desk.open(eventId, ports) }
}

/** Whole minutes since the test began: the cloud's clock goes on. */
const minutesOn = (at: number) => Math.round((at - NOW) / MINUTE_MS)
const came = (eventId = 'e_1') => attendanceOf(on.db, eventId)
const screenCode = async (eventId = 'e_1') =>
  (await on.call(SECRETARY, 'checkin.eventCode', { eventId })).codes[0]?.text ?? ''
const scanInput = (code: string, more: object = {}) => {
  const at = on.cloud.clock.now()
  return { code, nonce: nonce(), at, sentAt: at, place: PLACE, ...more }
}

describe('the desk', () => {
  test('card, phone and name; what went on without a network arrives when it is back', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li', 'm_wang', 'm_keeper') })
    const { desk, net } = await deskOf(SECRETARY)
    expect(desk.event).toMatchObject({ title: '主题党日', expected: 3, wholeAudience: true })
    net.online = false
    const card = desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    expect(card.answer).toMatchObject({ kind: 'in', walkIn: false, arrival: { name: 'li', how: 'card' } })
    expect(desk.scan(phoneCodeOf(key, await codeIdOf('m_wang'), NOW)).answer.kind).toBe('in')
    const sun = desk.list.find(({ id }) => id === 'm_keeper')
    expect(sun && desk.pick(sun, 'name', '手机没电').answer.kind).toBe('in')
    await desk.sync()
    expect([desk.count, desk.queue.waiting]).toEqual([3, 3])
    net.online = true
    await desk.sync()
    expect([desk.count, desk.queue.waiting]).toEqual([3, 0])
    expect(await came()).toMatchObject([
      { personId: 'm_li', how: 'card', by: '赵敏' },
      { personId: 'm_wang', how: 'phone' },
      { personId: 'm_keeper', how: 'name' },
    ])
  })

  test('a second scan says when and by whom the first one was, and is kept as well', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const [one, two] = [await deskOf(SECRETARY), await deskOf(SECRETARY)]
    one.desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    await one.desk.sync()
    await two.desk.sync()
    const again = two.desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    expect(again.answer).toMatchObject({ kind: 'again', before: { by: '赵敏' } })
    await two.desk.sync()
    expect(await came()).toHaveLength(1)
    expect((await on.call(SECRETARY, 'checkin.log', { eventId: 'e_1' })).lines).toHaveLength(2)
  })

  test('undone with a reason: out again, both lines in the log, and another scan lets in once more', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const { desk } = await deskOf(SECRETARY)
    const card = cardCodeOf(key, await codeIdOf('m_li'))
    desk.scan(card)
    await desk.sync()
    expect(desk.undo('m_li', '扫错了人')).toBe(true)
    await desk.sync()
    expect([desk.count, await came()]).toEqual([0, []])
    const { lines } = await on.call(SECRETARY, 'checkin.log', { eventId: 'e_1' })
    expect(lines.map(({ kind }) => kind).sort()).toEqual(['in', 'undo'])
    expect(lines.find(({ kind }) => kind === 'undo')?.reason).toBe('扫错了人')
    desk.scan(card)
    await desk.sync()
    expect(await came()).toHaveLength(1)
  })

  test('an app that was killed, and a phone that is full, lose nothing', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li', 'm_wang') })
    const { desk, net, ports, keep } = await deskOf(SECRETARY)
    net.online = false
    desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    const again = Desk.kept('e_1', ports) as Desk
    expect([again.count, again.queue.waiting]).toEqual([1, 1])
    keep.full = true
    again.scan(cardCodeOf(key, await codeIdOf('m_wang')))
    expect([again.count, again.queue.waiting, again.queue.atRisk, again.isFull]).toEqual([2, 2, 1, true])
    keep.full = false
    net.online = true
    await again.sync()
    expect([again.queue.waiting, (await came()).length]).toEqual([0, 2])
  })

  test('a phone that is full already opens a desk all the same, says so, and sends what it scans', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const { ports, keep } = await deskOf(SECRETARY)
    keep.held.clear()
    keep.full = true
    const desk = await Desk.open('e_1', ports)
    expect([desk.isFull, desk.queue.atRisk]).toEqual([true, 0])
    desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    expect(desk.queue.atRisk).toBe(1)
    await desk.sync()
    expect([desk.queue.atRisk, (await came()).length]).toEqual([0, 1])
  })

  test('a list of an event that is long over leaves the phone, unless something of it still waits', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    await addEvent(on.db, { id: 'e_2', startsAt: NOW + 30 * 24 * 60 * MINUTE_MS })
    const { desk, net, ports, keep } = await deskOf(SECRETARY)
    net.online = false
    desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    net.online = true
    on.cloud.clock.set(NOW + 30 * 24 * 60 * MINUTE_MS)
    await Desk.open('e_2', ports)
    expect(Desk.kept('e_1', ports)?.queue.waiting).toBe(1)
    await desk.sync()
    await Desk.open('e_2', ports)
    expect([Desk.kept('e_1', ports), keep.keys().some((one) => one.includes('e_1'))]).toEqual([null, false])
  })

  test('a genuine code of somebody who is not on the list comes in as a walk-in, by name on the server', async () => {
    await addEvent(on.db, { audience: { kind: 'everyone' } })
    const { desk } = await deskOf(SECRETARY)
    const { answer } = desk.scan(cardCodeOf(key, await codeIdOf('m_wang')))
    expect(answer).toMatchObject({ kind: 'in', walkIn: true, arrival: { name: '' } })
    await desk.sync()
    expect(await came()).toMatchObject([{ personId: 'm_wang', name: '王建国' }])
  })

  test('a resident has a code, for what is open to all', async () => {
    await addEvent(on.db, { audience: { kind: 'everyone' } })
    const { codes } = await on.call(RESIDENT, 'checkin.myCode', {})
    const { desk } = await deskOf(SECRETARY)
    expect(desk.scan(codes[0]?.text ?? '').answer).toMatchObject({ kind: 'in', walkIn: true })
    await desk.sync()
    expect((await came())[0]?.personId).toMatch(/^a_/)
  })

  test('on with the next one after a bad code', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const { desk } = await deskOf(SECRETARY)
    expect(desk.scan('https://example.com').answer).toMatchObject({ code: 'MEMBER_CODE_UNREADABLE' })
    expect(desk.scan(cardCodeOf(key, await codeIdOf('m_li'))).answer.kind).toBe('in')
  })

  test('names ticked on paper afterwards, with a photograph of the sheet', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const { desk } = await deskOf(SECRETARY)
    on.cloud.clock.set(STARTS + 300 * MINUTE_MS)
    await desk.sync()
    const li = desk.list.find(({ id }) => id === 'm_li')
    expect(li && desk.pick(li, 'paper', '纸面签到').answer.kind).toBe('in')
    await desk.sync()
    expect(await came()).toMatchObject([{ personId: 'm_li', how: 'paper', at: STARTS + 120 * MINUTE_MS }])
    const { wxWeChat } = await import('../../cloudfunctions/kit/wxWeChat')
    const png = Buffer.from('89504e470d0a1a0a00', 'hex')
    const fileId = await wxWeChat.upload('uploads/sheet/0123456789abcdef.jpg', png)
    const sheet = { eventId: 'e_1', fileId, requestId: 'q_sheet' }
    await on.call(SECRETARY, 'checkin.addSheet', sheet)
    const { sheets } = await on.call(SECRETARY, 'checkin.addSheet', sheet)
    expect(sheets).toMatchObject([{ byName: '赵敏', url: expect.stringMatching(/^http/) as string }])
  })

  test('somebody else’s desk takes no lines, and an unknown one neither', async () => {
    await addEvent(on.db, { helpers: ['m_helper'] })
    const { desk } = await deskOf(SECRETARY)
    const line = {
      ...{ nonce: nonce(), kind: 'in', who: 'm_li', name: '', how: 'name', at: NOW, ahead: 0 },
    } as const
    const input = { eventId: 'e_1', deskId: desk.deskId, sentAt: NOW, lines: [line] }
    expect((await on.refusal(HELPER, 'checkin.deliver', input)).code).toBe('DESK_OPENED_ELSEWHERE')
    const other = { ...input, deskId: 'd_0000000000000000' }
    expect((await on.refusal(SECRETARY, 'checkin.deliver', other)).code).toBe('NOT_FOUND')
    expect((await on.refusal(HELPER, 'checkin.open', { eventId: 'e_1', deskId: desk.deskId })).code).toBe(
      'DESK_OPENED_ELSEWHERE',
    )
  })
})

test('the desks of an event that are too much for one answer are counted all the same', async () => {
  await addEvent(on.db, { capacity: 5_000 })
  const lines = (desk: number) =>
    Array.from({ length: 1_000 }, (_, n): [string, object] => {
      const id = `${String(desk)}${String(n).padStart(15, '0')}`
      const line = {
        nonce: `n_${id}`,
        kind: 'in',
        who: `m_${id}`,
        name: '党员',
        how: 'card',
        at: NOW,
        ahead: 0,
      }
      return [line.nonce, { ...line, real: NOW, got: NOW, noticed: [] }]
    })
  for (const desk of [1, 2, 3, 4]) {
    const names = { eventId: 'e_1', deskId: `d_${desk}`, accountId: '', personId: '', name: '' }
    const doc = { ...names, openedAt: NOW, lines: Object.fromEntries(lines(desk)), people: [] }
    await on.db.add('attendance', { _id: `e_1:d_${desk}`, ...doc })
  }
  await expect(on.db.find('attendance', { eventId: 'e_1' }, { limit: 100 })).rejects.toThrow()
  expect(await came()).toHaveLength(4_000)
})

test('who scans the code on the wall again and again writes twenty lines, and is in once', async () => {
  await addEvent(on.db, { entrants: await entrants('m_li') })
  const code = await screenCode()
  for (let times = 0; times < 22; times++) await on.call(LI, 'checkin.scan', scanInput(code))
  const { lines } = await on.call(SECRETARY, 'checkin.log', { eventId: 'e_1' })
  expect([lines.length, (await came()).length]).toEqual([20, 1])
})

describe('what comes too late to be answered', () => {
  const told = async (openid: string) =>
    (await on.call(openid, 'notice.list', {})).notices.map(({ title, lines, todo }) => [
      title,
      ...lines,
      todo,
    ])

  test('one’s own scan is refused after it waited: the member is told once, the secretary sees it and lets them in', async () => {
    await addEvent(on.db, { entrants: await entrants('m_wang'), walkIns: false })
    const { desk } = await deskOf(SECRETARY)
    const waited = scanInput(await screenCode(), { sentAt: NOW + 10 * MINUTE_MS })
    on.cloud.clock.set(NOW + 10 * MINUTE_MS)
    for (let times = 0; times < 2; times++)
      expect((await on.refusal(LI, 'checkin.scan', waited)).code).toBe('DESK_NOT_SIGNED_UP')
    expect(await told(LI)).toEqual([
      [
        '签到没有算上：主题党日',
        '09:50 扫码时没有网，后来上传没有通过：没有报名，这场活动只收报了名的人',
        '您确实到了，就请赵敏按姓名补签',
      ],
    ])
    const { lines } = await on.call(SECRETARY, 'checkin.log', { eventId: 'e_1', flagged: true })
    expect(lines).toMatchObject([{ kind: 'refused', name: '李桂芬', reason: 'DESK_NOT_SIGNED_UP' }])
    await desk.sync()
    expect(desk.flagged).toBe(1)
    desk.admitLate(lines[0] as LogLine, '书记同意参加')
    await desk.sync()
    expect((await came()).map(({ personId, at }) => [personId, minutesOn(at)])).toEqual([['m_li', 0]])
    expect(desk.flagged).toBe(0)
  })

  test('refused at once, it is said on the screen and nowhere else; a made-up code fills nobody’s list', async () => {
    await addEvent(on.db, { walkIns: false })
    const code = await screenCode()
    await on.refusal(LI, 'checkin.scan', scanInput(code))
    expect(await told(LI)).toEqual([])
    const made = scanInput(code.slice(0, -4) + '0000', { sentAt: NOW + 10 * MINUTE_MS })
    await on.refusal(LI, 'checkin.scan', made)
    expect(await told(LI)).toHaveLength(1)
    expect((await on.call(SECRETARY, 'checkin.log', { eventId: 'e_1' })).lines).toEqual([])
  })

  test('a desk that let people in outside of the hours without a network: they are told', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li', 'm_wang') })
    const { desk } = await deskOf(SECRETARY)
    const early = (who: string, at: number) =>
      ({ nonce: nonce(), kind: 'in', who, name: '', how: 'name', at, ahead: 0 }) as const
    const lines = [early('m_li', NOW - 120 * MINUTE_MS), early('m_wang', NOW)]
    await on.call(SECRETARY, 'checkin.deliver', {
      ...{ eventId: 'e_1', deskId: desk.deskId, sentAt: on.cloud.clock.now(), lines },
    })
    expect((await came()).map(({ personId }) => personId)).toEqual(['m_wang'])
    expect([(await told(LI))[0]?.[1], await told(WANG)]).toEqual([
      '07:50 扫码时没有网，后来上传没有通过：不在签到时间里',
      [],
    ])
  })
})

test('who came as a resident and has bound since is one member, and reads all of it on the privacy page', async () => {
  const openid = 'oTest_bound_later'
  await addEvent(on.db, { audience: { kind: 'everyone' } })
  const { desk } = await deskOf(SECRETARY)
  desk.scan((await on.call(openid, 'checkin.myCode', {})).codes[0]?.text ?? '')
  await desk.sync()
  const doc = testMember('m_later', { name: '夏雨' })
  await on.db.add('members', doc)
  await on.call(openid, 'member.bind', { name: doc.name, phone: doc.phone, consent: '2026-11' })
  expect((await on.call(openid, 'checkin.scan', scanInput(await screenCode()))).again).toBe(true)
  desk.scan(cardCodeOf(key, doc.codeId))
  await desk.sync()
  expect([await came(), desk.count]).toMatchObject([[{ personId: 'm_later' }], 1])
  const { sections } = await on.call(openid, 'member.stored', {})
  const lines = sections.find(({ title }) => title === '活动签到')?.lines ?? []
  expect(lines.map(({ label }) => label)).toContain('2026-11-23 09:50 主题党日')
  expect(lines.map(({ value }) => value).sort()).toEqual([
    '扫我的码签到，赵敏登记',
    '扫活动证签到，赵敏登记',
    '自己扫码签到',
  ])
})

describe('attacks', () => {
  test('guessed code: no proof, another proof, another event’s proof', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    await addEvent(on.db, { id: 'e_2', entrants: await entrants('m_li') })
    const text = await screenCode()
    const code = readEventCode(text)
    const guesses = [
      text.slice(0, -1) + (text.endsWith('0') ? '1' : '0'),
      `XHM:EVENT:e_1:${code?.minute}:${'0'.repeat(32)}`,
      `XHM:EVENT:e_1:${(code?.minute ?? 0) + 1}:${code?.proof}`,
      (await screenCode('e_2')).replace('e_2', 'e_1'),
    ]
    for (const guess of guesses)
      expect((await on.refusal(LI, 'checkin.scan', scanInput(guess))).code).toBe('EVENT_CODE_UNKNOWN')
    expect((await on.refusal(LI, 'checkin.scan', scanInput('1234'))).code).toBe('EVENT_CODE_UNREADABLE')
    expect(await came()).toEqual([])
    expect(await on.call(LI, 'checkin.scan', scanInput(text))).toMatchObject({ again: false, flags: [] })
  })

  test('early scan spoils a later one: it does not', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li', 'm_wang'), startsAt: NOW + 180 * MINUTE_MS })
    const { desk } = await deskOf(SECRETARY)
    const early = desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    expect(early.answer).toMatchObject({ kind: 'refused', code: 'DESK_NOT_OPEN' })
    const code = await screenCode()
    expect((await on.refusal(WANG, 'checkin.scan', scanInput(code))).code).toBe('DESK_NOT_OPEN')
    await desk.sync()
    expect(await came()).toEqual([])
    on.cloud.clock.set(NOW + 170 * MINUTE_MS)
    expect(desk.scan(cardCodeOf(key, await codeIdOf('m_li'))).answer.kind).toBe('in')
    await on.call(WANG, 'checkin.scan', scanInput(await screenCode()))
    await desk.sync()
    expect((await came()).map(({ at }) => minutesOn(at))).toEqual([170, 170])
  })

  test('marking oneself for a future session', async () => {
    await addEvent(on.db, {
      id: 'e_next',
      entrants: await entrants('m_li'),
      startsAt: NOW + 7 * 24 * 60 * MINUTE_MS,
    })
    const code = await screenCode('e_next')
    expect((await on.refusal(LI, 'checkin.scan', scanInput(code))).code).toBe('DESK_NOT_OPEN')
    const future = NOW + 7 * 24 * 60 * MINUTE_MS
    const lied = scanInput(code, { at: future, sentAt: future })
    expect((await on.refusal(LI, 'checkin.scan', lied)).code).toBe('DESK_NOT_OPEN')
    const { desk } = await deskOf(SECRETARY, 'e_next', 7 * 24 * 60 * MINUTE_MS)
    expect(desk.scan(cardCodeOf(key, await codeIdOf('m_li'))).answer).toMatchObject({ code: 'DESK_NOT_OPEN' })
    expect(await came('e_next')).toEqual([])
  })

  test.each([-10, 10])(
    'clock skew: a phone that is %i minutes off is noticed and corrected',
    async (minutes) => {
      await addEvent(on.db, { entrants: await entrants('m_li') })
      const { desk } = await deskOf(SECRETARY, 'e_1', minutes * MINUTE_MS)
      expect(Math.round(desk.clockOff / MINUTE_MS)).toBe(-minutes)
      const { answer } = desk.scan(phoneCodeOf(key, await codeIdOf('m_li'), NOW))
      expect(answer).toMatchObject({ kind: 'in', arrival: { stale: false } })
      await desk.sync()
      expect((await came()).map(({ at }) => minutesOn(at))).toEqual([0])
      expect((await on.call(SECRETARY, 'checkin.look', { eventId: 'e_1' })).flagged).toBe(0)
    },
  )

  test('clock skew: a clock that was changed in between is flagged', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const { desk, ports, net } = await deskOf(SECRETARY)
    net.online = false
    desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
    net.online = true
    ports.clock = () => on.cloud.clock.now() - 30 * MINUTE_MS
    await desk.sync()
    const { ins, flagged } = await on.call(SECRETARY, 'checkin.look', { eventId: 'e_1' })
    expect([ins[0]?.flags, flagged]).toEqual([['clock'], 1])
  })

  test('forwarded screenshot of a member’s code: over, it is flagged; at two desks at once, both are', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li', 'm_wang') })
    const [one, two] = [await deskOf(SECRETARY), await deskOf(SECRETARY)]
    const old = phoneCodeOf(key, await codeIdOf('m_li'), NOW - 10 * MINUTE_MS)
    expect(one.desk.scan(old).answer).toMatchObject({ kind: 'in', arrival: { stale: true } })
    const fresh = phoneCodeOf(key, await codeIdOf('m_wang'), NOW)
    one.desk.scan(fresh)
    two.desk.scan(fresh)
    await one.desk.sync()
    await two.desk.sync()
    const { lines } = await on.call(SECRETARY, 'checkin.log', { eventId: 'e_1', flagged: true })
    expect(lines.map(({ who, flags }) => [who, ...flags]).sort()).toEqual([
      ['m_li', 'stale'],
      ['m_wang', 'shared'],
      ['m_wang', 'shared'],
    ])
    expect(await came()).toHaveLength(2)
  })

  test('forwarded screenshot of the event’s code: refused when it is over, from afar, and flagged without a place', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li', 'm_wang') })
    const code = await screenCode()
    const afar = scanInput(code, { place: { lat: 32.1, lng: 118.8 } })
    expect((await on.refusal(LI, 'checkin.scan', afar)).code).toBe('EVENT_CODE_FAR')
    const { place: _, ...nowhere } = scanInput(code)
    expect((await on.call(WANG, 'checkin.scan', nowhere)).flags).toEqual(['noPlace'])
    on.cloud.clock.set(NOW + 3 * MINUTE_MS)
    expect((await on.refusal(LI, 'checkin.scan', scanInput(code))).code).toBe('EVENT_CODE_OVER')
    const late = scanInput(code, { at: NOW, sentAt: NOW + 3 * MINUTE_MS })
    expect((await on.call(LI, 'checkin.scan', late)).flags).toEqual(['late'])
  })

  test('replay from another event: a member’s code of this morning is refused and noted', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const { desk } = await deskOf(SECRETARY)
    const replayed = phoneCodeOf(key, await codeIdOf('m_li'), STARTS - 180 * MINUTE_MS)
    expect(desk.scan(replayed).answer).toMatchObject({ kind: 'refused', code: 'MEMBER_CODE_EXPIRED' })
    await desk.sync()
    const { lines } = await on.call(SECRETARY, 'checkin.log', { eventId: 'e_1' })
    expect(lines).toMatchObject([{ kind: 'refused', who: 'm_li', reason: 'MEMBER_CODE_EXPIRED' }])
    expect(await came()).toEqual([])
  })

  test('a code of a cancelled sign-up is not let in where only those come who signed up', async () => {
    const [li, wang] = await entrants('m_li', 'm_wang')
    const cancelled = [{ ...(li as Entrant), left: true }, wang as Entrant]
    await addEvent(on.db, { entrants: cancelled, walkIns: false })
    const { desk } = await deskOf(SECRETARY)
    const answer = desk.scan(cardCodeOf(key, await codeIdOf('m_li'))).answer
    expect(answer).toMatchObject({ kind: 'refused', code: 'DESK_SIGNUP_CANCELLED' })
    const scanned = await on.refusal(LI, 'checkin.scan', scanInput(await screenCode()))
    expect(scanned.code).toBe('DESK_SIGNUP_CANCELLED')
    await on.db.changeIf('events', 'e_1', {}, { status: 'cancelled' })
    expect(
      (await on.refusal(WANG, 'checkin.scan', scanInput('XHM:EVENT:e_1:29000000:0000000000000000'))).code,
    ).toMatch(/EVENT/)
  })

  test('a helper of another branch, another secretary, a member and a resident open no desk', async () => {
    await addEvent(on.db, { helpers: ['m_helper'] })
    await addEvent(on.db, { id: 'e_2' })
    await deskOf(HELPER)
    const desk = { deskId: 'd_0123456789abcdef' }
    for (const openid of [HELPER, OTHER_SECRETARY, LI, KEEPER])
      expect((await on.refusal(openid, 'checkin.open', { eventId: 'e_2', ...desk })).code).toBe(
        'DESK_NOT_YOURS',
      )
    expect((await on.refusal(RESIDENT, 'checkin.open', { eventId: 'e_2', ...desk })).code).toBe('FORBIDDEN')
    for (const action of ['checkin.people', 'checkin.look', 'checkin.log', 'checkin.sheets'] as const)
      expect((await on.refusal(LI, action, { eventId: 'e_2' })).code).toBe('DESK_NOT_YOURS')
    expect((await on.refusal(OTHER_SECRETARY, 'checkin.eventCode', { eventId: 'e_2' })).code).toBe(
      'DESK_NOT_YOURS',
    )
    expect((await on.call(KEEPER, 'checkin.eventCode', { eventId: 'e_2' })).codes).toHaveLength(3)
  })

  test('forged, expired and revoked: a stranger’s key, a retired key, a lost card', async () => {
    await addEvent(on.db, { entrants: await entrants('m_li') })
    const codeId = await codeIdOf('m_li')
    await on.db.add('revokedCards', { _id: '00000007', at: NOW } as never)
    const retired = { ...newKey(NOW), retired: true }
    await on.db.add('keys', retired)
    const { desk } = await deskOf(SECRETARY)
    const forger = { ...newKey(NOW), _id: key._id }
    const codeOf = (text: string) => {
      const { answer, nonce: written } = desk.scan(text)
      return answer.kind === 'refused' && written === null ? answer.code : answer.kind
    }
    expect(codeOf(cardCodeOf(forger, codeId))).toBe('MEMBER_CODE_FORGED')
    expect(codeOf(cardCodeOf(newKey(NOW), codeId))).toBe('MEMBER_CODE_OTHER_DISTRICT')
    expect(codeOf(cardCodeOf(retired, codeId))).toBe('MEMBER_CODE_KEY_RETIRED')
    expect(codeOf(cardCodeOf(key, codeId, 7))).toBe('MEMBER_CARD_REVOKED')
    expect(desk.count).toBe(0)
  })

  test('of another branch: the event is not for them, when only the branch is asked', async () => {
    await addEvent(on.db)
    await on.db.add('members', testMember('m_nine', { name: '冯九' }, [], branchNine))
    const { desk } = await deskOf(SECRETARY)
    const { answer } = desk.scan(cardCodeOf(key, await codeIdOf('m_nine')))
    expect(answer).toMatchObject({ kind: 'refused', code: 'DESK_NOT_FOR_THEM' })
  })
})

test('a scan costs two requests, however many lines a desk has', async () => {
  await addEvent(on.db, { entrants: await entrants('m_li', 'm_wang') })
  const { desk } = await deskOf(SECRETARY)
  desk.scan(cardCodeOf(key, await codeIdOf('m_li')))
  await desk.queue.deliver()
  desk.scan(cardCodeOf(key, await codeIdOf('m_wang')))
  const before = on.cloud.requests().length
  await desk.queue.deliver()
  const asked = on.cloud.requests().slice(before)
  expect(asked.filter(({ action }) => action.startsWith('database.'))).toHaveLength(2)
})
