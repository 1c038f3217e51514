import { tidy, weekLines, withClock, withOneMore } from '../../miniprogram/components/x-week/week'
import { boardView, reasonChips } from '../../miniprogram/packages/keeper/board/board.view'
import { brokenView } from '../../miniprogram/packages/keeper/broken.view'
import {
  affectedItems,
  closeQuestion,
  closureItems,
  inputOf,
  missingWords,
  newForm,
} from '../../miniprogram/packages/keeper/close/close.view'
import { toggledFacility, withException } from '../../miniprogram/packages/keeper/hours/hours.view'
import { logView, monthAfter } from '../../miniprogram/packages/keeper/log/log.view'
import { choiceRows, withChoice } from '../../miniprogram/packages/keeper/room/choices'
import { amissWords, equipmentOf, forSaving, newRoom } from '../../miniprogram/packages/keeper/room/room.view'
import {
  formOf,
  missingWords as siteMissing,
  newDraft,
  placedAt,
  retireQuestion,
} from '../../miniprogram/packages/keeper/site/site.view'
import { walkInView } from '../../miniprogram/packages/keeper/walkIn/walkIn.view'
import type { LogEntry, StationLog } from '../../miniprogram/shared/contract/keeper'
import type { Board, BoardLine } from '../../miniprogram/shared/contract/station'
import { DAY, aReservation, aSpaceDay, at, range } from './support/examples'

const aLine = (change: Partial<BoardLine> = {}): BoardLine => ({
  ...{ ...aReservation(), personName: '李桂芬', waiting: 0 },
  ...change,
})

const aBoard = (lines: BoardLine[] = [], asked: BoardLine[] = []): Board => ({
  ...{ date: DAY, today: DAY, now: at(10), station: { id: 't_1', name: '梅园社区服务站' }, asked },
  spaces: [{ space: aSpaceDay().space, open: [range(9, 21)], closedWhy: null, lines, waits: [] }],
})

describe("today's board", () => {
  test('counts who stands and who has come', () => {
    const lines = [
      aLine({ from: 540, to: 600, status: 'checkedIn' }),
      aLine({ from: 840, to: 960 }),
      aLine({ from: 1000, to: 1060, status: 'released' }),
    ]
    expect(boardView(aBoard(lines), at(10)).words).toBe('2 个预约，已到 1 个')
    expect(boardView(aBoard(), at(10)).words).toBe('没有预约')
  })

  test('nobody is late before it begins', () => {
    const status = (now: number) => boardView(aBoard([aLine({ from: 840, to: 960 })]), now).rooms[0]?.lines[0]
    expect(status(at(10))?.status).toBe('已预约')
    expect(status(at(14, 5))).toMatchObject({ status: '还没到', tone: 'plum', canRelease: true })
  })

  test.each([
    [at(8), '现在没有开放', false],
    [at(10), '现在空着，到 14:00', true],
    [at(14, 30), '现在有预约，到 16:00', false],
    [at(16), '现在空着，到 21:00', true],
  ])('says whether somebody who stands there can go in', (now, words, free) => {
    const [room] = boardView(aBoard([aLine({ from: 840, to: 960 })]), now).rooms
    expect(room).toMatchObject({ nowWords: words, free })
  })

  test('a request that waits can be decided; a resident has no name', () => {
    const { asked } = boardView(aBoard([], [aLine({ status: 'asked', personName: '', waiting: 2 })]), at(10))
    expect(asked[0]).toMatchObject({ who: '居民', canDecide: true, waiting: '2 人在排队' })
  })

  test('draws the day: who holds what hours, by how it stands, and where now is', () => {
    const lines = [
      aLine({ id: 'a', from: 540, to: 720, status: 'checkedIn' }),
      aLine({ id: 'b', from: 840, to: 870, status: 'asked' }),
      aLine({ id: 'c', from: 1000, to: 1060, status: 'released' }),
    ]
    const drawn = boardView(aBoard(lines), at(15)).rooms[0]?.drawn
    expect(drawn).toMatchObject({ now: 50, open: [{ left: 0, width: 100 }] })
    expect(drawn?.held).toEqual([
      { key: 'a', left: 0, width: 25, tone: 'pine', name: '李桂芬' },
      { key: 'b', left: 41.7, width: 4.1, tone: 'amber', name: '' },
    ])
    expect(boardView(aBoard(lines), at(22)).rooms[0]?.drawn?.now).toBe(-1)
  })

  test('reasons are to be tapped', () => {
    expect(reasonChips(['甲', '乙'], '乙').filter(({ on }) => on)).toMatchObject([{ id: '乙' }])
  })
})

describe("a station's place", () => {
  const draft = { ...newDraft(), name: '后宰门服务站' }
  const chosen = { name: '西村', address: '后宰门西村 8 号', latitude: 32.05, longitude: 118.82 }

  test('is chosen on the map; an address that somebody wrote stays', () => {
    expect(placedAt(draft, chosen)).toMatchObject({
      ...{ place: { lat: 32.05, lng: 118.82 }, address: '后宰门西村 8 号' },
    })
    expect(placedAt({ ...draft, address: '西门进' }, chosen).address).toBe('西门进')
    expect(placedAt(draft, { ...chosen, address: '' }).address).toBe('西村')
  })

  test('says what is still missing', () => {
    expect(siteMissing(newDraft())).toBe('请写上站名')
    expect(siteMissing(draft)).toBe('请在地图上选好位置')
    const placed = placedAt(draft, chosen)
    expect(siteMissing({ ...placed, address: ' ' })).toBe('请写上地址')
    expect(siteMissing({ ...placed, phone: '025 转 3' })).toBe('电话只能是数字，请改一改')
    expect(siteMissing(placed)).toBe('')
    expect(formOf({ ...placed, phone: ' 025-1 ' })).toMatchObject({ phone: '025-1', kind: 'community' })
  })

  test('closing it for good is asked with whom it takes', () => {
    expect(retireQuestion('后宰门服务站', DAY, 3).content).toContain('3 个预约会取消')
    expect(retireQuestion('后宰门服务站', DAY, 0).content).toContain('没有人的预约受影响')
  })
})

describe('who comes by chance', () => {
  test('can stay until the next use, in half hours', () => {
    const view = walkInView(aBoard([aLine({ from: 690, to: 780 })]), aSpaceDay().space.id, at(10))
    expect(view?.ends.map(({ id }) => Number(id))).toEqual([630, 660, 690])
    expect(view?.why).toBe('')
  })

  test('is told why not', () => {
    const id = aSpaceDay().space.id
    expect(walkInView(aBoard([aLine({ from: 540, to: 780 })]), id, at(10))?.why).toBe('现在有人约了这里')
    expect(walkInView(aBoard([aLine({ from: 610, to: 780 })]), id, at(10))?.why).toBe('马上有人要用了')
    expect(walkInView(aBoard(), id, at(22))?.why).toBe('现在没有开放')
    expect(walkInView(aBoard(), 'nowhere', at(10))).toBeNull()
  })
})

describe('closing', () => {
  const form = { ...newForm(DAY), why: '检修' }

  test('of the station, of a room, of some hours', () => {
    expect(inputOf('t_1', form)).toEqual({ stationId: 't_1', fromDate: DAY, toDate: DAY, why: '检修' })
    const some = { ...form, spaceId: 's_1', wholeDay: false, from: '14:00', to: '16:37' }
    expect(inputOf('t_1', some)).toMatchObject({ spaceId: 's_1', from: 840, to: 990 })
  })

  test.each([
    ['no reason', { why: ' ' }, '请写上为什么，受影响的人会看到'],
    ['days', { toDate: '2026-05-03' }, '最后一天要在第一天之后'],
    ['hours', { wholeDay: false, from: '12:00', to: '12:00' }, '结束时间要在开始之后'],
    ['nothing', {}, ''],
  ])('what is missing is said: %s', (_, change, words) => {
    expect(missingWords({ ...form, ...change })).toBe(words)
  })

  test('tells who is affected and what they will be offered', () => {
    const others = [{ spaceId: 's_2', spaceName: '会议室', stationName: '竺桥站', metres: 430 }]
    const [item] = affectedItems([{ reservation: aReservation(), personName: '李桂芬', others }])
    expect(item?.others).toBe('会请他看看：竺桥站 会议室（步行 8 分钟）')
    expect(affectedItems([{ reservation: aReservation(), personName: '', others: [] }])[0]?.who).toContain(
      '居民',
    )
    expect(closeQuestion(3).title).toContain('3 个预约')
    expect(closeQuestion(0).yes.length).toBeLessThanOrEqual(4)
  })
})

test('what is closed is said with its days, hours and reason', () => {
  const closure = {
    id: 'c',
    spaces: ['活动室', '茶室'],
    fromDate: DAY,
    toDate: DAY,
    hours: null,
    why: '停水',
  }
  const some = { ...closure, toDate: '2026-05-06', hours: range(9, 12) }
  expect(closureItems([closure, some])).toMatchObject([
    { when: '5月4日 周一 全天', what: '活动室、茶室 · 停水' },
    { when: '5月4日到5月6日 09:00–12:00' },
  ])
})

describe('opening hours', () => {
  test('a stretch that meets another becomes one with it; an empty one goes', () => {
    expect(tidy([range(14, 18), range(9, 12), range(12, 13)])).toEqual([range(9, 13), range(14, 18)])
    expect(tidy([range(9, 9)])).toEqual([])
    expect(withClock([range(9, 12), range(13, 18)], 0, 'to', '13:00')).toEqual([range(9, 18)])
    expect(withClock([range(9, 12)], 0, 'from', '09:50')).toEqual([{ from: 585, to: 720 }])
  })

  test('one more stretch follows the last, while there is room', () => {
    expect(withOneMore([])).toEqual([range(9, 17)])
    expect(withOneMore([range(9, 12)])).toEqual([range(9, 12), range(13, 15)])
    expect(withOneMore([{ from: 540, to: 1425 }])).toEqual([{ from: 540, to: 1425 }])
  })

  test('a week is said day by day', () => {
    const lines = weekLines([[], [range(9, 12), range(13, 17)], [], [], [], [], []])
    expect(lines.map(({ hours }) => hours).slice(0, 2)).toEqual(['不开放', '09:00–12:00、13:00–17:00'])
  })

  test('a day that differs takes the place of what was said of it', () => {
    const first = { date: '2026-05-10', open: [], why: '检修' }
    const all = withException([first], { date: '2026-05-06', open: [], why: '活动' })
    expect(all.map(({ date }) => date)).toEqual(['2026-05-06', '2026-05-10'])
    expect(withException(all, { ...first, why: '停水' })).toHaveLength(2)
  })

  test('facilities keep the order of the list', () => {
    expect(toggledFacility(['热水'], '电梯')).toEqual(['电梯', '热水'])
    expect(toggledFacility(['电梯', '热水'], '电梯')).toEqual(['热水'])
  })

  test('what a change breaks is named', () => {
    const broken = { reservationId: 'r', spaceName: '活动室', date: DAY, from: 540, to: 600, people: 3 }
    const view = brokenView({ broken: [{ ...broken, personName: '', why: '坐不下' }], count: 1 })
    expect(view.items[0]).toMatchObject({ when: '5月4日 周一 09:00–10:00', who: '活动室 · 居民 · 3 人' })
    expect(brokenView({ broken: [], count: 0 }).title).toBe('已经约好的都不受影响')
  })
})

describe('a room', () => {
  test('every rule can be chosen, and stays what it is where its value is unusual', () => {
    const terms = { ...newRoom(), longest: 200 }
    const longest = choiceRows(terms).find(({ field }) => field === 'longest')
    expect(longest?.words).toBe('3 小时 20 分钟')
    expect(longest?.options[longest.index]).toBe('3 小时 20 分钟')
    for (const row of choiceRows(terms)) {
      const changed = choiceRows(withChoice(terms, row.field, 0)).find(({ field }) => field === row.field)
      expect(changed?.words).toBe(row.options[0])
    }
    expect(withChoice(terms, 'nothing', 0)).toBe(terms)
  })

  test('no limit is null, not nothing', () => {
    const terms = newRoom()
    const row = choiceRows(terms).find(({ field }) => field === 'quota-times')
    expect(row?.words).toBe('不限')
    expect(withChoice(terms, 'quota-times', 2).quota.times).toBe(2)
  })

  test.each([
    ['no name', {}, '请写上房间的名称'],
    ['no number', { name: '茶室', capacity: Number.NaN }, '请写上能坐多少人'],
    ['lengths', { name: '茶室', shortest: 300 }, '“一次最短”比“一次最长”还长，请改一改'],
    [
      'steps',
      { name: '茶室', step: 60, shortest: 60, longest: 90 },
      '“最短”和“最长”要是起约时间的整数倍，请改一改',
    ],
    ['nothing', { name: '茶室' }, ''],
  ])('what is amiss is said: %s', (_, change, words) => {
    expect(amissWords({ ...newRoom(), ...change })).toBe(words)
  })

  test('equipment is written as people write it', () => {
    expect(equipmentOf('投影、白板，音响 投影')).toEqual(['投影', '白板', '音响'])
    expect(equipmentOf('  ')).toEqual([])
  })

  test("an organisation's room that is opened to everybody forgets the organisation", () => {
    const terms = { ...newRoom(), name: ' 茶室 ', audienceId: 'o_3', audienceName: '第三支部' }
    expect(forSaving(terms)).toMatchObject({ name: '茶室', audienceId: '', audienceName: '' })
    expect(forSaving({ ...terms, audience: 'organization' })).toMatchObject({ audienceId: 'o_3' })
  })
})

describe('the log', () => {
  const entry: LogEntry = {
    ...{ id: 'l_1', date: DAY, kind: 'repair', text: '灯不亮', people: 0, photos: [], byName: '孙志强' },
    ...{ at: at(10), fixed: null, struck: null },
  }
  const summary = {
    ...{ openDays: 3, uses: 2, usePeople: 9, visits: 0, visitors: 0, services: 0, served: 0 },
    ...{ upkeep: 0, repairs: 1, unfixed: 1 },
  }
  const aLog = (entries: LogEntry[], month = '2026-05'): StationLog => ({
    ...{ station: { id: 't_1', name: '梅园站' }, month, entries, summary, now: at(10) },
  })

  test('a repair waits, is put right, or does not count', () => {
    const fixed = { ...entry, fixed: { on: DAY, text: '换了灯管', photos: [] } }
    const struck = { ...entry, struck: '写错了' }
    const { entries, unfixed } = logView(aLog([entry, fixed, struck]))
    expect(entries.map(({ canFix }) => canFix)).toEqual([true, false, false])
    expect(entries.map(({ canStrike }) => canStrike)).toEqual([true, true, false])
    expect(entries[1]?.fixed).toBe('5月4日修好：换了灯管')
    expect(unfixed).toBe('还有 1 处没修好')
  })

  test('months turn over the year, and not into the future', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
    expect(logView(aLog([])).later).toBe(false)
    expect(logView(aLog([], '2026-04')).later).toBe(true)
  })
})
