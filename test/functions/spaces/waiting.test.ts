import type { NoticeDoc } from '../../../cloudfunctions/notice/store'
import { instantOf } from '../../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from '../support/cloud'
import { COMMITTEE, KEEPER, LI, MONDAY, NOW, RESIDENT, SECRETARY, WANG } from '../support/district'
import { TUESDAY, aRoom, codeOf, later, sweptNow, wishFor, wrongs } from '../support/spaces'

let on: TestCloud
beforeAll(async () => {
  on = await startTestCloud()
})
beforeEach(() => on.cloud.clock.set(NOW))
afterAll(() => on.stop())

const told = (to: string) => on.db.find<NoticeDoc>('notices', { to }, { limit: 100 })
const mineOf = async (openid: string, spaceId: string) =>
  (await on.call(openid, 'station.mine', {})).waits.filter((one) => one.spaceId === spaceId)

describe('waitlist', () => {
  test('moves up by itself on a cancellation, tells the person, and waits for a yes for a time', async () => {
    const room = await aRoom(on, { offerMinutes: 60 })
    const made = await on.call(LI, 'station.reserve', wishFor(room))
    expect(await on.refusal(WANG, 'station.waitJoin', wishFor(room, { from: 1000, to: 1000 }))).toBeDefined()
    const wait = await on.call(WANG, 'station.waitJoin', wishFor(room, { people: 6 }))
    expect(wait).toMatchObject({ status: 'waiting', people: 6, ahead: 0 })
    expect(await on.refusal(WANG, 'station.waitAccept', { waitId: wait.id })).toMatchObject({
      code: 'WAIT_NO_OFFER',
    })
    await on.call(LI, 'station.cancel', { reservationId: made.id })
    expect(await mineOf(WANG, room)).toMatchObject([{ status: 'offered', until: expect.any(Number) }])
    expect((await told('m_wang')).map(({ title }) => title)).toContain('候补轮到您了')
    expect(await on.refusal(RESIDENT, 'station.reserve', wishFor(room))).toMatchObject({
      code: 'SPACE_TAKEN',
    })
    expect(await on.call(WANG, 'station.waitAccept', { waitId: wait.id })).toMatchObject({
      ...{ status: 'booked', people: 6, purpose: '读书会' },
    })
    expect(await wrongs(on, room)).toEqual([])
  })

  test('who declined, left, or let it lapse is never offered it again; the next one is', async () => {
    const room = await aRoom(on, { offerMinutes: 60 })
    const date = '2026-11-25'
    const made = await on.call(LI, 'station.reserve', wishFor(room, { date }))
    const all = [WANG, SECRETARY, RESIDENT, COMMITTEE]
    const waits = []
    for (const openid of all) waits.push(await on.call(openid, 'station.waitJoin', wishFor(room, { date })))
    const [first, second, third] = waits.map(({ id }) => ({ waitId: id }))
    if (!first || !second || !third) throw new Error('nobody waits')
    await on.call(SECRETARY, 'station.waitLeave', second)
    await on.call(LI, 'station.cancel', { reservationId: made.id })
    expect((await on.call(WANG, 'station.waitDecline', first)).status).toBe('declined')
    expect(await mineOf(RESIDENT, room)).toMatchObject([{ status: 'offered' }])
    later(on, 61)
    expect(await on.refusal(RESIDENT, 'station.waitAccept', third)).toMatchObject({ code: 'WAIT_OVER' })
    expect(await mineOf(COMMITTEE, room)).toMatchObject([{ status: 'offered' }])
    for (const openid of [WANG, SECRETARY, RESIDENT]) expect(await mineOf(openid, room)).toEqual([])
    expect(await wrongs(on, room, date)).toEqual([])
  })

  test('nobody waits twice for the same hours, nor for what is free', async () => {
    const room = await aRoom(on)
    const date = '2026-11-26'
    expect(await on.refusal(WANG, 'station.waitJoin', wishFor(room, { date }))).toMatchObject({
      code: 'WAIT_NOT_NEEDED',
    })
    await on.call(LI, 'station.reserve', wishFor(room, { date }))
    await on.call(WANG, 'station.waitJoin', wishFor(room, { date }))
    expect(await on.refusal(WANG, 'station.waitJoin', wishFor(room, { date }))).toMatchObject({
      code: 'WAIT_IN_ALREADY',
    })
  })

  test('hours that are shortened, left early, or released when nobody came move it up too', async () => {
    const room = await aRoom(on)
    const date = '2026-11-27'
    const made = await on.call(LI, 'station.reserve', wishFor(room, { date }))
    await on.call(WANG, 'station.waitJoin', wishFor(room, { date, from: 900, to: 960 }))
    await on.call(LI, 'station.change', { reservationId: made.id, to: 900, requestId: 'q_shorter' })
    expect(await mineOf(WANG, room)).toMatchObject([{ status: 'offered' }])

    const other = await aRoom(on)
    await on.call(LI, 'station.reserve', wishFor(other, { date: MONDAY, from: 600, to: 720 }))
    await on.call(SECRETARY, 'station.waitJoin', wishFor(other, { date: MONDAY, from: 660, to: 720 }))
    on.cloud.clock.set(instantOf(MONDAY, 616))
    expect(await mineOf(SECRETARY, other)).toMatchObject([{ status: 'offered' }])
  })
})

describe('the same person twice at one time', () => {
  test('is refused with where they are, also for two taps at once in two rooms', async () => {
    const [one, two] = [await aRoom(on), await aRoom(on)]
    const date = '2026-11-28'
    const both = await Promise.all(
      [one, two].map((spaceId) => on.reply(KEEPER, 'station.reserve', wishFor(spaceId, { date }))),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = both.flatMap((reply) => (reply.ok ? [] : [reply.error]))
    expect(refused[0]).toMatchObject({
      code: 'PERSON_ELSEWHERE',
      message: expect.stringMatching(
        /周六 14:00–16:00 您已经在梅园社区服务站 · 活动室\d+，一个人不能同时在两处/,
      ),
    })
    expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
  })

  test('hours are shown as theirs before they tap', async () => {
    const [one, two] = [await aRoom(on), await aRoom(on)]
    await on.call(COMMITTEE, 'station.reserve', wishFor(one, { from: 540, to: 600 }))
    const { elsewhere } = await on.call(COMMITTEE, 'station.day', { spaceId: two, date: TUESDAY })
    expect(elsewhere).toMatchObject([{ from: 540, to: 600, kind: 'reservation' }])
  })

  test('moving to another room at the same time is not being in two places', async () => {
    const [one, two] = [await aRoom(on), await aRoom(on)]
    const made = await on.call(RESIDENT, 'station.reserve', wishFor(one, { date: '2026-12-01' }))
    const moved = await on.call(RESIDENT, 'station.change', {
      ...{ reservationId: made.id, spaceId: two, requestId: 'q_move_room' },
    })
    expect(moved).toMatchObject({ spaceId: two, from: 840, to: 960, status: 'booked' })
    expect((await on.call(WANG, 'station.day', { spaceId: one, date: '2026-12-01' })).taken).toEqual([])
    expect(await on.refusal(RESIDENT, 'station.reserve', wishFor(one, { date: '2026-12-01' }))).toMatchObject(
      {
        code: 'PERSON_ELSEWHERE',
      },
    )
    expect(await sweptNow(on)).toEqual({ repaired: [], reported: [] })
  })
})

describe('weekly, monthly; skip clashes', () => {
  test('every date is shown with its reason before anything is made, and what can be had is made', async () => {
    const room = await aRoom(on, { horizonDays: 60 })
    await on.call(LI, 'station.reserve', wishFor(room, { date: '2026-12-25' }))
    const { requestId, ...series } = wishFor(room, { date: '2026-12-18' })
    const weekly = { ...series, repeat: 'weekly' as const, times: 4 }
    const { dates } = await on.call(WANG, 'station.seriesPreview', weekly)
    expect(dates).toEqual([
      { date: '2026-12-18', why: null },
      { date: '2026-12-25', why: '这段时间刚刚被别人约走了。请另选一段时间' },
      { date: '2027-01-01', why: '1月1日 周五不开放（元旦放假）。请换一天' },
      { date: '2027-01-08', why: null },
    ])
    const made = await on.call(WANG, 'station.seriesMake', { ...weekly, requestId })
    expect(made.made.map(({ date }) => date)).toEqual(['2026-12-18', '2027-01-08'])
    expect(made.missed.map(({ date }) => date)).toEqual(['2026-12-25', '2027-01-01'])
    expect(await on.call(WANG, 'station.seriesMake', { ...weekly, requestId })).toEqual(made)
    const [first] = made.made
    await on.call(WANG, 'station.cancel', { reservationId: first?.id ?? '', following: true })
    expect((await on.call(WANG, 'station.mine', {})).coming.filter(({ seriesId }) => seriesId)).toEqual([])
  })
})

describe('no-show limit', () => {
  test('is said beforehand, and after the third time nothing can be reserved for a while', async () => {
    const room = await aRoom(on)
    const missed = async (from: number) => {
      await on.call(SECRETARY, 'station.reserve', wishFor(room, { date: MONDAY, from, to: from + 30 }))
      on.cloud.clock.set(instantOf(MONDAY, from + 16))
      return (await on.call(SECRETARY, 'station.day', { spaceId: room })).noShows
    }
    await missed(720)
    const { warning, count } = await missed(780)
    expect({ warning, count }).toEqual({
      ...{ count: 2, warning: '最近有 2 次约了没有来。再有 1 次，就要停约 14 天；来不了请先取消' },
    })
    await missed(840)
    expect(await on.refusal(SECRETARY, 'station.reserve', wishFor(room))).toMatchObject({
      message: '您有几次约了没有来，12月7日以前不能再约。有急事请打电话问服务站',
    })
  })
})

describe('on the spot', () => {
  test('who stands before a free room walks in by its code, and gives the rest back when leaving early', async () => {
    const room = await aRoom(on)
    const code = await codeOf(on, room)
    on.cloud.clock.set(instantOf(MONDAY, 1000))
    const door = await on.call(RESIDENT, 'station.atDoor', { code })
    expect(door).toMatchObject({ mine: null, why: null, freeUntil: 990 + 240 })
    const walkIn = { code, to: 1080, people: 2, purpose: '', requestId: 'q_walk' }
    const made = await on.call(RESIDENT, 'station.walkIn', walkIn)
    expect(made).toMatchObject({ from: 990, to: 1080, status: 'checkedIn' })
    expect(await on.refusal(WANG, 'station.walkIn', { ...walkIn, requestId: 'q_too' })).toMatchObject({
      code: 'SPACE_TAKEN',
    })
    on.cloud.clock.set(instantOf(MONDAY, 1025))
    expect(await on.call(RESIDENT, 'station.leave', { reservationId: made.id })).toMatchObject({ to: 1035 })
    expect((await on.call(WANG, 'station.day', { spaceId: room })).taken).toEqual([{ from: 990, to: 1035 }])
  })

  test('the keeper lets in who has no phone, by name', async () => {
    const room = await aRoom(on)
    const guest = { spaceId: room, to: 690, people: 1, purpose: '看报', name: '郑大爷', requestId: 'q_guest' }
    expect(await on.refusal(LI, 'station.keeperWalkIn', guest)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await on.call(KEEPER, 'station.keeperWalkIn', guest)).toMatchObject({
      status: 'checkedIn',
      from: 585,
    })
    const { spaces } = await on.call(KEEPER, 'station.board', { stationId: 'st_1' })
    const lines = spaces.find(({ space }) => space.id === room)?.lines
    expect(lines).toMatchObject([{ personName: '郑大爷', status: 'checkedIn' }])
  })
})

describe('closing a space', () => {
  test('those affected are told at once and offered what is free near by; it can be opened again', async () => {
    const [room, free] = [await aRoom(on), await aRoom(on)]
    const date = '2026-12-03'
    const made = await on.call(LI, 'station.reserve', wishFor(room, { date }))
    const closing = { stationId: 'st_1', spaceId: room, fromDate: date, toDate: date, why: '漏水' }
    const { affected } = await on.call(KEEPER, 'station.closePreview', closing)
    expect(affected).toMatchObject([{ reservation: { id: made.id }, personName: '李桂芬' }])
    expect(affected[0]?.others.length).toBeGreaterThan(0)
    const { closureId } = await on.call(KEEPER, 'station.close', { ...closing, requestId: 'q_close' })
    const notice = (await told('m_li')).find(({ title }) => title.includes('临时关闭'))
    expect(notice?.lines.join()).toMatch(/原因：漏水.*同一时间空着：/)
    const { past } = await on.call(LI, 'station.mine', {})
    expect(past.find(({ id }) => id === made.id)).toMatchObject({ status: 'closed', why: '漏水' })
    expect((await on.call(LI, 'station.others', { reservationId: made.id })).others.length).toBeGreaterThan(0)
    expect(await on.refusal(LI, 'station.reserve', wishFor(room, { date }))).toMatchObject({
      message: '12月3日 周四不开放（漏水）。请换一天',
    })
    await on.call(LI, 'station.reserve', wishFor(free, { date }))
    await on.call(KEEPER, 'station.reopen', { stationId: 'st_1', closureId })
    await on.call(WANG, 'station.reserve', wishFor(room, { date }))
    expect(await wrongs(on, room, date)).toEqual([])
  })
})

describe('outdoor screens', () => {
  test('a slot needs content, is checked, and waits for the keeper before it shows', async () => {
    const screen = await aRoom(on, { kind: 'screen', capacity: 1 })
    const wish = wishFor(screen, { date: '2026-12-04', people: 1 })
    expect(await on.refusal(LI, 'station.reserve', wish)).toMatchObject({ code: 'SPACE_NEEDS_CONTENT' })
    const content = { kind: 'text' as const, fileId: '', text: '周五红色电影' }
    await on.cloud.openapi.setRules([{ kind: 'text', match: '违规', suggest: 'risky', label: 20001 }])
    const bad = { ...wish, content: { ...content, text: '违规内容' } }
    expect(await on.refusal(LI, 'station.reserve', bad)).toMatchObject({ code: 'TEXT_NOT_ALLOWED' })
    expect(await on.call(LI, 'station.reserve', { ...wish, content })).toMatchObject({
      status: 'asked',
      content,
    })
    expect(await on.refusal(LI, 'station.reserve', { ...wishFor('sp_room'), content })).toMatchObject({
      code: 'SPACE_TAKES_NO_CONTENT',
    })
  })
})
