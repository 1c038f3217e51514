import { readTable } from '../../cloudfunctions/roster/file'
import type { SpaceEdit, StationTerms } from '../../miniprogram/shared/contract/keeper'
import type { SiteForm } from '../../miniprogram/shared/contract/site'
import { addDays } from '../../miniprogram/shared/kit/time'
import { type TestCloud, startTestCloud } from './support/cloud'
import {
  COMMITTEE,
  KEEPER,
  LI,
  MONDAY,
  NOW,
  OFFICE,
  OTHER_KEEPER,
  RESIDENT,
  SECRETARY,
  WANG,
} from './support/district'
import { anew, later } from './support/spaces'

const TUESDAY = addDays(MONDAY, 1)
const WEDNESDAY = addDays(MONDAY, 2)

let on: TestCloud

beforeAll(async () => {
  on = await startTestCloud()
})
afterAll(() => on.stop())

/** The district of the first day for each test, or for all of a group that change nothing in it. */
const districtFor = (what: 'each' | 'all'): void =>
  what === 'each' ? beforeEach(() => anew(on)) : beforeAll(() => anew(on))

const stationTerms = async (): Promise<{ terms: StationTerms; version: number }> =>
  on.call(KEEPER, 'keeper.station', { stationId: 'st_1' })

const spaceTerms = async (): Promise<{ terms: SpaceEdit; version: number }> =>
  on.call(KEEPER, 'keeper.space', { stationId: 'st_1', spaceId: 'sp_room' })

const reserve = (openid: string, date: string, from: number, to: number, people = 5) =>
  on.call(openid, 'station.reserve', {
    ...{
      spaceId: 'sp_room',
      date,
      from,
      to,
      people,
      purpose: '读书',
      requestId: `q_${openid}_${date}_${from}`,
    },
  })

const line = (text: string, more: object = {}) => ({
  ...{ stationId: 'st_1', date: MONDAY, kind: 'visit' as const, text, people: 3, photos: [] },
  ...{ requestId: `q_${Buffer.from(text).toString('hex').slice(0, 30)}`, ...more },
})

describe('a station', () => {
  districtFor('each')

  test('is changed by its own keeper and by nobody else', async () => {
    const { terms, version } = await stationTerms()
    const input = { stationId: 'st_1', terms: { ...terms, phone: '025-8888' }, version }
    for (const openid of [OTHER_KEEPER, LI, RESIDENT, SECRETARY])
      expect(await on.refusal(openid, 'keeper.saveStation', input)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await on.call(KEEPER, 'keeper.saveStation', input)).toMatchObject({ version: version + 1 })
    expect(await on.call(LI, 'station.get', { stationId: 'st_1' })).toMatchObject({ phone: '025-8888' })
  })

  test('takes its rooms along: what they show of it, and its hours', async () => {
    const { terms, version } = await stationTerms()
    const week = terms.week.map((_, day) => (day === 1 ? [] : [{ from: 600, to: 1080 }]))
    const changed = { ...terms, week, address: '梅园新村 31 号', facilities: ['电梯'] }
    await on.call(KEEPER, 'keeper.saveStation', { stationId: 'st_1', terms: changed, version })
    expect(await on.call(LI, 'station.day', { spaceId: 'sp_room', date: WEDNESDAY })).toMatchObject({
      open: [{ from: 600, to: 1080 }],
      station: { address: '梅园新村 31 号' },
    })
    const refusal = await on.refusal(LI, 'station.reserve', {
      ...{ spaceId: 'sp_room', date: TUESDAY, from: 600, to: 660, people: 2, purpose: '', requestId: 'q_1' },
    })
    expect(refusal.code).toBe('SPACE_CLOSED_DAY')
    const near = await on.call(LI, 'station.near', { stepFree: true })
    expect(near.stations.map(({ id }) => id)).toEqual(['st_1'])
  })

  test('saved twice by a retry is saved once; a keeper who saw an older state is told', async () => {
    const { terms, version } = await stationTerms()
    const input = { stationId: 'st_1', terms: { ...terms, intro: '换了新桌椅' }, version }
    const first = await on.call(KEEPER, 'keeper.saveStation', input)
    expect(await on.call(KEEPER, 'keeper.saveStation', input)).toEqual(first)
    const stale = { ...input, terms: { ...terms, intro: '别的话' } }
    expect(await on.refusal(KEEPER, 'keeper.saveStation', stale)).toMatchObject({ code: 'EDIT_STALE' })
  })

  test('of two keepers who save at once, one is told that the other was quicker', async () => {
    const { terms, version } = await stationTerms()
    const replies = await Promise.all(
      ['甲', '乙'].map((intro) =>
        on.reply(KEEPER, 'keeper.saveStation', { stationId: 'st_1', terms: { ...terms, intro }, version }),
      ),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { code: 'EDIT_STALE' } })
  })
})

describe('the preview', () => {
  districtFor('each')

  test('names who would no longer fit and why, and changes nothing', async () => {
    await reserve(LI, TUESDAY, 540, 660)
    await reserve(WANG, WEDNESDAY, 1140, 1260)
    const { terms, version } = await stationTerms()
    const week = terms.week.map((_, day) => (day === 1 ? [] : [{ from: 540, to: 1200 }]))
    const seen = await on.call(KEEPER, 'keeper.previewStation', {
      ...{ stationId: 'st_1', terms: { ...terms, week }, version },
    })
    expect(seen.count).toBe(2)
    expect(seen.broken).toMatchObject([
      { spaceName: '活动室', date: TUESDAY, from: 540, personName: '李桂芬', why: '这天不开放（周二闭馆）' },
      { date: WEDNESDAY, personName: '王建国', why: '不在开放时间内（09:00–20:00）' },
    ])
    expect((await stationTerms()).version).toBe(version)
  })

  test('of a room counts seats, length, audience and the gap between uses', async () => {
    await reserve(LI, TUESDAY, 540, 660, 15)
    await reserve(RESIDENT, TUESDAY, 660, 720)
    await reserve(WANG, WEDNESDAY, 540, 780)
    const { terms, version } = await spaceTerms()
    const preview = async (change: Partial<SpaceEdit>) => {
      const input = { stationId: 'st_1', spaceId: 'sp_room', terms: { ...terms, ...change }, version }
      const { broken } = await on.call(KEEPER, 'keeper.previewSpace', { ...input, requestId: 'q_p' })
      return broken.map(({ why }) => why)
    }
    expect(await preview({})).toEqual([])
    expect(await preview({ capacity: 10 })).toEqual(['15 人，坐不下（最多 10 人）'])
    expect(await preview({ longest: 180 })).toEqual(['超过一次最长 3 小时'])
    expect(await preview({ audience: 'members' })).toEqual(['不是党员，改后不能约'])
    expect(await preview({ after: 15 })).toEqual(['和前一个预约隔得太近'])
  })

  test('leaves out what is over, cancelled or given back', async () => {
    const { id } = await reserve(LI, TUESDAY, 540, 660)
    await on.call(LI, 'station.cancel', { reservationId: id })
    await reserve(LI, MONDAY, 600, 660)
    on.cloud.clock.set(NOW + 3 * 3_600_000)
    const { terms, version } = await spaceTerms()
    const input = { stationId: 'st_1', spaceId: 'sp_room', terms: { ...terms, capacity: 1 }, version }
    expect(await on.call(KEEPER, 'keeper.previewSpace', { ...input, requestId: 'q_p' })).toEqual({
      ...{ broken: [], count: 0 },
    })
  })
})

describe('what a screen shall show', () => {
  districtFor('each')

  test("can be looked at by the screen's keeper before it shows, and by nobody else", async () => {
    const { terms, version } = await spaceTerms()
    await on.call(KEEPER, 'keeper.saveSpace', {
      ...{ stationId: 'st_1', spaceId: 'sp_room', terms: { ...terms, kind: 'screen' }, version },
      requestId: 'q_s',
    })
    const wish = { spaceId: 'sp_room', date: TUESDAY, from: 600, to: 660, people: 1, purpose: '' }
    const content = { kind: 'text' as const, fileId: '', text: '欢迎来听党课' }
    const { id, status } = await on.call(LI, 'station.reserve', { ...wish, content, requestId: 'q_1' })
    expect(status).toBe('asked')
    const input = { stationId: 'st_1', reservationId: id }
    expect(await on.call(KEEPER, 'keeper.content', input)).toEqual({ url: '' })
    expect(await on.refusal(LI, 'keeper.content', input)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await on.refusal(OTHER_KEEPER, 'keeper.content', { ...input, stationId: 'st_2' })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const { asked } = await on.call(KEEPER, 'station.board', { stationId: 'st_1' })
    expect(asked).toMatchObject([{ id, content }])
  })

  test('is kept where no phone can write: the film that the keeper saw is the film that shows', async () => {
    const { terms, version } = await spaceTerms()
    const screen = { ...terms, kind: 'screen' as const }
    const space = { stationId: 'st_1', spaceId: 'sp_room', terms: screen, version, requestId: 'q_s' }
    await on.call(KEEPER, 'keeper.saveSpace', space)
    const { wxWeChat } = await import('../../cloudfunctions/kit/wxWeChat')
    const film = Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypmp42 a film')])
    const fileId = await wxWeChat.upload('uploads/screen/abcdefghij012345.mp4', film)
    const wish = { spaceId: 'sp_room', date: TUESDAY, from: 600, to: 660, people: 1, purpose: '' }
    const content = { kind: 'video' as const, fileId, text: '' }
    const input = { ...wish, content, requestId: 'q_film' }
    const made = await on.call(LI, 'station.reserve', input)
    expect(made).toMatchObject({ status: 'asked', content: { kind: 'video' } })
    expect(made.content?.fileId).toMatch(/\/films\/screen\/[0-9a-f]{24}\.mp4$/)
    expect(await on.call(LI, 'station.reserve', input)).toEqual(made)
    expect(await wxWeChat.download(fileId)).toBeNull()
    expect(await wxWeChat.download(made.content?.fileId ?? '')).toEqual(film)
    const url = { stationId: 'st_1', reservationId: made.id }
    expect((await on.call(KEEPER, 'keeper.content', url)).url).toMatch(/^http/)
    const other = { ...input, from: 720, to: 780, requestId: 'q_other' }
    const words = await wxWeChat.upload('uploads/screen/abcdefghij543210.mp4', Buffer.from('no film at all'))
    const refusals = { [words]: 'SCREEN_FILM_UNUSABLE', 'cloud://e.x/elsewhere.mp4': 'SCREEN_FILM_MISSING' }
    for (const [file, code] of Object.entries(refusals)) {
      const wrong = { ...other, content: { ...content, fileId: file } }
      expect(await on.refusal(LI, 'station.reserve', wrong)).toMatchObject({ code })
    }
  })
})

describe('what is closed', () => {
  districtFor('each')

  test('is told once for all rooms of it, until it is over or opened again', async () => {
    const days = { fromDate: TUESDAY, toDate: WEDNESDAY }
    await on.call(KEEPER, 'station.close', { stationId: 'st_1', ...days, why: '停水', requestId: 'q_c1' })
    const hours = { spaceId: 'sp_room', from: 600, to: 660, why: '消毒', requestId: 'q_c2' }
    const { closureId } = await on.call(KEEPER, 'station.close', {
      ...{ stationId: 'st_1', fromDate: MONDAY, toDate: MONDAY, ...hours },
    })
    const closures = async () => (await on.call(KEEPER, 'keeper.station', { stationId: 'st_1' })).closures
    expect(await closures()).toMatchObject([
      { id: closureId, spaces: ['活动室'], hours: { from: 600, to: 660 }, why: '消毒' },
      { ...days, hours: null, why: '停水' },
    ])
    expect((await closures())[1]?.spaces).toHaveLength(2)
    await on.call(KEEPER, 'station.reopen', { stationId: 'st_1', closureId })
    expect(await closures()).toHaveLength(1)
    on.cloud.clock.set(NOW + 3 * 86_400_000)
    expect(await closures()).toEqual([])
  })

  test('stays closed when hours are edited, and a new room is closed with its station', async () => {
    const close = { fromDate: TUESDAY, toDate: TUESDAY, why: '停水', requestId: 'q_c1' }
    await on.call(KEEPER, 'station.close', { stationId: 'st_1', ...close })
    const { terms, version } = await stationTerms()
    const week = terms.week.map(() => [{ from: 600, to: 1080 }])
    await on.call(KEEPER, 'keeper.saveStation', { stationId: 'st_1', terms: { ...terms, week }, version })
    const space = await spaceTerms()
    const made = await on.call(KEEPER, 'keeper.saveSpace', {
      ...{ stationId: 'st_1', spaceId: null, terms: { ...space.terms, name: '茶室' }, version: 0 },
      requestId: 'q_new',
    })
    for (const spaceId of ['sp_room', made.spaceId])
      expect(await on.call(LI, 'station.day', { spaceId, date: TUESDAY })).toMatchObject({
        closedWhy: '停水',
      })
  })
})

describe('a space', () => {
  districtFor('each')

  test('gets new terms, which hold for the next request', async () => {
    const { terms, version } = await spaceTerms()
    const changed = { ...terms, capacity: 4, rules: '请自带茶杯', approval: true }
    const input = { stationId: 'st_1', spaceId: 'sp_room', terms: changed, version, requestId: 'q_s' }
    expect(await on.call(KEEPER, 'keeper.saveSpace', input)).toMatchObject({ version: version + 1 })
    const refusal = await on.refusal(LI, 'station.reserve', {
      ...{ spaceId: 'sp_room', date: TUESDAY, from: 600, to: 660, people: 5, purpose: '', requestId: 'q_1' },
    })
    expect(refusal.code).toBe('SPACE_TOO_MANY_PEOPLE')
    expect(await reserve(LI, TUESDAY, 600, 660, 4)).toMatchObject({ status: 'asked' })
  })

  test('is for whom in the tree its keeper chose, by the name that stands there', async () => {
    const district = await on.call(KEEPER, 'keeper.organizations', { stationId: 'st_1' })
    expect(district).toMatchObject({ id: 'o_d', above: [], children: [{ id: 'o_c1' }, { id: 'o_c2' }] })
    const committee = { stationId: 'st_1', organizationId: 'o_c2' }
    const { above, children } = await on.call(KEEPER, 'keeper.organizations', committee)
    expect([above, children]).toMatchObject([[{ id: 'o_d' }], [{ id: 'o_9', name: '第九支部' }]])
    expect(await on.refusal(OTHER_KEEPER, 'keeper.organizations', committee)).toMatchObject({
      code: 'FORBIDDEN',
    })
    const { terms, version } = await spaceTerms()
    const only = { audience: 'organization' as const, audienceId: 'o_c2', audienceName: '别的名字' }
    const input = { stationId: 'st_1', spaceId: 'sp_room', version, requestId: 'q_audience' }
    const saved = await on.call(KEEPER, 'keeper.saveSpace', { ...input, terms: { ...terms, ...only } })
    expect(saved.terms).toMatchObject({ audienceId: 'o_c2', audienceName: '锁金工委' })
    await expect(reserve(LI, TUESDAY, 600, 660)).rejects.toThrow('锁金工委')
    const gone = { ...input, version: saved.version, terms: { ...terms, ...only, audienceId: 'o_none' } }
    expect(await on.refusal(KEEPER, 'keeper.saveSpace', gone)).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('keeps hours of its own when its station changes', async () => {
    const { terms, version } = await spaceTerms()
    const week = terms.ownHours?.week ?? Array.from({ length: 7 }, () => [{ from: 480, to: 600 }])
    const ownHours = { week, exceptions: [], holidays: 'usual' as const }
    const input = { stationId: 'st_1', spaceId: 'sp_room', terms: { ...terms, ownHours }, version }
    await on.call(KEEPER, 'keeper.saveSpace', { ...input, requestId: 'q_s' })
    const station = await stationTerms()
    const other = station.terms.week.map(() => [{ from: 720, to: 900 }])
    await on.call(KEEPER, 'keeper.saveStation', {
      ...{ stationId: 'st_1', terms: { ...station.terms, week: other }, version: station.version },
    })
    const open = async (spaceId: string) =>
      (await on.call(LI, 'station.day', { spaceId, date: TUESDAY })).open
    expect(await open('sp_room')).toEqual([{ from: 480, to: 600 }])
    expect(await open('sp_class')).toEqual([{ from: 720, to: 900 }])
  })

  test('is made new once, however often it is asked for, and counts on its station', async () => {
    const { terms } = await spaceTerms()
    const input = { stationId: 'st_1', spaceId: null, terms: { ...terms, name: '茶室' }, version: 0 }
    const first = await on.call(KEEPER, 'keeper.saveSpace', { ...input, requestId: 'q_new' })
    expect(await on.call(KEEPER, 'keeper.saveSpace', { ...input, requestId: 'q_new' })).toEqual(first)
    const { spaces } = await on.call(KEEPER, 'keeper.station', { stationId: 'st_1' })
    expect(spaces.map(({ name }) => name).sort()).toEqual(['党课教室', '活动室', '茶室'].sort())
    const near = await on.call(LI, 'station.near', {})
    expect(near.stations.find(({ id }) => id === 'st_1')?.spaces).toBe(3)
    expect(await on.call(LI, 'station.day', { spaceId: first.spaceId })).toMatchObject({
      space: { name: '茶室' },
    })
  })
})

describe('the district', () => {
  districtFor('all')

  const form: SiteForm = {
    ...{ name: '后宰门社区服务站', kind: 'community', address: '后宰门西村 8 号', phone: '025-2' },
    place: { lat: 32.05, lng: 118.82 },
  }
  const stationsAt = async () => (await on.call(LI, 'station.near', { at: form.place })).stations

  test('opens a station once, gives it a keeper, and the keeper opens its first room', async () => {
    const input = { form, requestId: 'q_open_station' }
    expect(await on.refusal(COMMITTEE, 'keeper.openStation', input)).toMatchObject({ code: 'FORBIDDEN' })
    const made = await on.call(OFFICE, 'keeper.openStation', input)
    expect(await on.call(OFFICE, 'keeper.openStation', input)).toEqual(made)
    expect(made).toMatchObject({ ...form, keepers: [], closedOn: null })
    expect((await stationsAt())[0]).toMatchObject({ id: made.stationId, distance: 0, spaces: 0 })
    const { stationId } = made
    const scope = { kind: 'station' as const, id: stationId }
    const grant = { memberId: 'm_wang', role: 'keeper' as const, scope, requestId: 'q_new_keeper' }
    await on.call(OFFICE, 'member.grant', grant)
    const seen = await on.call(OFFICE, 'keeper.site', { stationId })
    expect(seen.keepers).toEqual([{ memberId: 'm_wang', name: '王建国' }])
    const { terms } = await spaceTerms()
    const room = { stationId, spaceId: null, terms, version: 0, requestId: 'q_first_room' }
    expect(await on.call(WANG, 'keeper.saveSpace', room)).toMatchObject({ terms: { name: '活动室' } })
    expect((await stationsAt())[0]).toMatchObject({ spaces: 1 })
  })

  test('moves a station, and its rooms with it', async () => {
    const { version } = await on.call(OFFICE, 'keeper.site', { stationId: 'st_1' })
    const input = { stationId: 'st_1', form: { ...form, name: '梅园社区服务站' }, version }
    const moved = await on.call(OFFICE, 'keeper.moveStation', input)
    expect(moved).toMatchObject({ place: form.place, version: version + 1 })
    expect(await on.call(OFFICE, 'keeper.moveStation', input)).toEqual(moved)
    const stale = { ...input, form }
    expect(await on.refusal(OFFICE, 'keeper.moveStation', stale)).toMatchObject({ code: 'EDIT_STALE' })
    const near = await stationsAt()
    expect(near.find(({ id }) => id === 'st_1')?.distance).toBe(0)
    const { id } = await reserve(LI, TUESDAY, 540, 600)
    const { coming } = await on.call(LI, 'station.mine', {})
    expect(coming.find((one) => one.id === id)).toMatchObject({ place: form.place, address: form.address })
  })

  test('closes a station for good: who has reserved is told, and nobody finds it or reserves there', async () => {
    const before = await reserve(WANG, TUESDAY, 840, 960)
    const after = await reserve(WANG, WEDNESDAY, 840, 960)
    const { version } = await on.call(OFFICE, 'keeper.site', { stationId: 'st_1' })
    const wish = { stationId: 'st_1', on: WEDNESDAY }
    const seen = await on.call(OFFICE, 'keeper.previewRetire', wish)
    expect(seen.broken).toMatchObject([{ reservationId: after.id, why: expect.stringContaining('已撤') }])
    const retired = await on.call(OFFICE, 'keeper.retireStation', { ...wish, version })
    expect(await on.call(OFFICE, 'keeper.retireStation', { ...wish, version })).toEqual(retired)
    const { coming, past } = await on.call(WANG, 'station.mine', {})
    expect(coming.map(({ id }) => id)).toContain(before.id)
    expect(past.find(({ id }) => id === after.id)).toMatchObject({ status: 'closed', why: '服务站已撤' })
    expect(await refusedOn(WEDNESDAY)).toMatchObject({ code: 'SPACE_CLOSED_DAY' })
    expect((await stationsAt()).map(({ id }) => id)).toContain('st_1')
    later(on, 2 * 24 * 60)
    expect((await stationsAt()).map(({ id }) => id)).not.toContain('st_1')
    expect(await on.call(LI, 'station.get', { stationId: 'st_1' })).toMatchObject({ closedOn: WEDNESDAY })
    expect((await on.call(KEEPER, 'keeper.station', { stationId: 'st_1' })).closures).toEqual([])
  })

  const refusedOn = (date: string) =>
    on.refusal(LI, 'station.reserve', {
      ...{ spaceId: 'sp_room', date, from: 600, to: 660, people: 2, purpose: '', requestId: 'q_too_late' },
    })
})

describe('the log', () => {
  districtFor('each')

  test('counts openings and uses by itself, and adds up what was written', async () => {
    await reserve(LI, MONDAY, 600, 660, 7)
    await on.call(LI, 'station.checkIn', { code: 'XHM:SPACE:sp_room:roomkey-1234' })
    await on.call(KEEPER, 'keeper.writeLog', line('竺桥小学来参观', { people: 30 }))
    await on.call(KEEPER, 'keeper.writeLog', line('量血压', { kind: 'service', people: 12 }))
    await on.call(KEEPER, 'keeper.writeLog', line('灯不亮', { kind: 'repair', people: 0 }))
    const { month, entries, summary } = await on.call(KEEPER, 'keeper.log', { stationId: 'st_1' })
    expect(month).toBe('2026-11')
    expect(entries.map(({ text }) => text)).toEqual(['灯不亮', '量血压', '竺桥小学来参观'])
    expect(entries[0]).toMatchObject({ byName: '孙志强', fixed: null, struck: null })
    // Sundays are closed; the 23rd is today.
    expect(summary).toMatchObject({ openDays: 19, uses: 1, usePeople: 7, visits: 1, visitors: 30 })
    expect(summary).toMatchObject({ services: 1, served: 12, repairs: 1, unfixed: 1 })
  })

  test('takes a line once, however often it is sent', async () => {
    const first = await on.call(KEEPER, 'keeper.writeLog', line('来访'))
    expect(await on.call(KEEPER, 'keeper.writeLog', line('来访'))).toEqual(first)
    expect((await on.call(KEEPER, 'keeper.log', { stationId: 'st_1' })).entries).toHaveLength(1)
  })

  test('a repair is put right once; the line says when and how', async () => {
    const { id: entryId } = await on.call(KEEPER, 'keeper.writeLog', line('门锁坏了', { kind: 'repair' }))
    const fix = { stationId: 'st_1', entryId, text: '换了锁芯', photos: [] }
    expect(await on.call(KEEPER, 'keeper.fixLog', fix)).toMatchObject({
      fixed: { on: MONDAY, text: '换了锁芯' },
    })
    expect(await on.refusal(KEEPER, 'keeper.fixLog', fix)).toMatchObject({ code: 'LOG_FIXED' })
    const visit = await on.call(KEEPER, 'keeper.writeLog', line('来访'))
    expect(await on.refusal(KEEPER, 'keeper.fixLog', { ...fix, entryId: visit.id })).toMatchObject({
      code: 'LOG_NOT_A_REPAIR',
    })
  })

  test('a line that was struck out stays readable and does not count', async () => {
    const { id: entryId } = await on.call(KEEPER, 'keeper.writeLog', line('来访', { people: 300 }))
    const strike = { stationId: 'st_1', entryId, why: '人数写错了' }
    expect(await on.call(KEEPER, 'keeper.strikeLog', strike)).toMatchObject({ struck: '人数写错了' })
    expect(await on.refusal(KEEPER, 'keeper.strikeLog', strike)).toMatchObject({ code: 'LOG_STRUCK' })
    const { entries, summary } = await on.call(KEEPER, 'keeper.log', { stationId: 'st_1' })
    expect(entries).toHaveLength(1)
    expect(summary).toMatchObject({ visits: 0, visitors: 0 })
  })

  test('a month and a year are exported as a table', async () => {
    await on.call(KEEPER, 'keeper.writeLog', line('十月的参观', { date: '2026-10-30' }))
    await on.call(KEEPER, 'keeper.writeLog', line('灯不亮', { kind: 'repair', people: 0 }))
    const texts = async (month: string) => {
      const { name, base64 } = await on.call(KEEPER, 'keeper.exportLog', { stationId: 'st_1', month })
      const rows: string[][] = []
      readTable(Buffer.from(base64, 'base64'), (row) => rows.push([...row]))
      return { name, text: rows.map((row) => row.join('|')).join('\n') }
    }
    const november = await texts('2026-11')
    expect(november.name).toBe('梅园社区服务站 站点日志 2026-11.xlsx')
    expect(november.text).toContain('2026-11-23|报修|灯不亮||还没修好')
    expect(november.text).not.toContain('十月的参观')
    expect((await texts('2026')).text).toContain('2026-10-30|来访|十月的参观|3')
  })
})

describe('refused', () => {
  districtFor('all')

  test.each([
    ['hours that overlap', { week: Array.from({ length: 7 }, () => [range(540, 720), range(700, 800)]) }],
    ['hours that end before they begin', { week: Array.from({ length: 7 }, () => [range(720, 540)]) }],
    ['six days', { week: Array.from({ length: 6 }, () => []) }],
    ['a day that does not exist', { exceptions: [{ date: '2026-02-30', open: [], why: '检修' }] }],
    ['a facility that nobody knows', { facilities: ['游泳池'] }],
    ['a telephone with letters', { phone: 'call me' }],
  ])('%s are refused in words', async (_, change) => {
    const { terms, version } = await stationTerms()
    const input = { stationId: 'st_1', terms: { ...terms, ...change }, version }
    expect(await on.refusal(KEEPER, 'keeper.saveStation', input)).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('words that WeChat refuses are not saved', async () => {
    await on.cloud.openapi.setRules([{ kind: 'text', match: '坏话', suggest: 'risky', label: 20001 }])
    const { terms, version } = await stationTerms()
    const input = {
      stationId: 'st_1',
      terms: { ...terms, intro: '这里写了坏话' },
      version,
    }
    expect(await on.refusal(KEEPER, 'keeper.saveStation', input)).toMatchObject({ code: 'TEXT_NOT_ALLOWED' })
  })

  test('a space of another station is not to be found', async () => {
    const input = { stationId: 'st_2', spaceId: 'sp_room' }
    expect(await on.refusal(OTHER_KEEPER, 'keeper.space', input)).toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each([
    ['a shortest use longer than the longest', { shortest: 240, longest: 60 }],
    ['a longest use that is no whole step', { step: 60, shortest: 60, longest: 90 }],
    ['no seats', { capacity: 0 }],
    ['an organisation that is not named', { audience: 'organization' as const, audienceId: '' }],
  ])('a space with %s cannot be saved', async (_, change) => {
    const { terms, version } = await spaceTerms()
    const input = { stationId: 'st_1', spaceId: 'sp_room', terms: { ...terms, ...change }, version }
    const refusal = await on.refusal(KEEPER, 'keeper.saveSpace', { ...input, requestId: 'q_s' })
    expect(refusal.message).toBe('有一项没有填对：房间的规定。请改一改再试')
  })

  test.each([
    ['tomorrow', addDays(MONDAY, 1)],
    ['long ago', addDays(MONDAY, -32)],
  ])('nothing of %s can be written', async (_, date) => {
    expect(await on.refusal(KEEPER, 'keeper.writeLog', line('来访', { date }))).toMatchObject({
      code: 'LOG_DATE',
    })
  })

  test('a log is of its own station: no other keeper reads, writes or strikes it', async () => {
    const { id: entryId } = await on.call(KEEPER, 'keeper.writeLog', line('来访'))
    expect(await on.refusal(OTHER_KEEPER, 'keeper.log', { stationId: 'st_1' })).toMatchObject({
      code: 'FORBIDDEN',
    })
    const strike = { stationId: 'st_2', entryId, why: '不是我的' }
    expect(await on.refusal(OTHER_KEEPER, 'keeper.strikeLog', strike)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

function range(from: number, to: number) {
  return { from, to }
}
