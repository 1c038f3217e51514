import { frameOf, freeBar } from '../../miniprogram/components/x-free-bar/bars'
import { stretchesOf } from '../../miniprogram/components/x-slot-picker/slots'
import { groupsOf } from '../../miniprogram/components/x-slot-picker/slots.view'
import { canWalkIn } from '../../miniprogram/packages/member/checkin/checkin.view'
import { confirmView, doneView } from '../../miniprogram/packages/member/confirm/confirm.view'
import { needsOther, reservationView } from '../../miniprogram/packages/member/reservation/reservation.view'
import { reservationsView } from '../../miniprogram/packages/member/reservations/reservations.view'
import { roomItems } from '../../miniprogram/packages/member/rooms/rooms.view'
import {
  buttonWords,
  dateItems,
  madeView,
  missingWords,
  repeatWords,
} from '../../miniprogram/packages/member/series/series.view'
import { queueable, usedUp, withinQuota, without } from '../../miniprogram/packages/member/space/space.day'
import { spaceView } from '../../miniprogram/packages/member/space/space.view'
import { leftWords, pillsOf, termLines } from '../../miniprogram/packages/member/space/terms.view'
import { untilsOf, usualUntil, walkInView } from '../../miniprogram/packages/member/walkIn/walkIn.view'
import { weekItems } from '../../miniprogram/packages/member/week/week.view'
import { invitedView, readInvitation } from '../../miniprogram/packages/member/invited/invited.view'
import type { AtDoor, DayLine, SpaceDay } from '../../miniprogram/shared/contract/station'
import { calendarEntry, reservationItem } from '../../miniprogram/ui/reservation.view'
import { waitItem, waitItems } from '../../miniprogram/ui/wait.view'
import { DAY, aReservation, aSpaceDay, aStationDetail, aWait, at, minutes, range } from './support/examples'

/** What the member's booking screens say, before anything is asked of the cloud. */

const { space } = aSpaceDay()
const spaceWith = (change: Partial<SpaceDay['space']>): SpaceDay =>
  aSpaceDay({ space: { ...space, ...change } })
const said = (day: SpaceDay, now = at(8), waiting = false) =>
  stretchesOf(day, now, waiting).map(({ state, from, to }) => `${state} ${from / 60}-${to / 60}`)

describe('a day says before anything is submitted', () => {
  test('what begins too soon for the notice that the space asks for', () => {
    const day = spaceWith({ notice: { make: 120, change: 0, cancel: 0 } })
    expect(said(day, at(10))).toEqual(['past 9-10', 'soon 10-12', 'free 13-21'])
  })

  test('where the person is already', () => {
    const elsewhere = [{ ...range(14, 15), kind: 'event' as const, what: '红色电影' }]
    const day = aSpaceDay({ elsewhere })
    expect(said(day)).toEqual(['free 9-12', 'free 13-14', 'elsewhere 14-15', 'free 15-21'])
    const bars = groupsOf(stretchesOf(day, at(8)), day.space, null).flatMap(({ lines }) =>
      lines.flatMap(({ bar }) => (bar ? [bar.word] : [])),
    )
    expect(bars).toEqual(['您在红色电影'])
  })

  test('that what others hold can be queued for, and what is mine cannot', () => {
    const day = aSpaceDay({ taken: [range(14, 16), range(17, 18)], mine: [aReservation(range(17, 18))] })
    const bars = groupsOf(stretchesOf(day, at(8)), day.space, null, { canWait: true }).flatMap(({ lines }) =>
      lines.flatMap(({ bar }) => (bar ? [[bar.word, bar.canWait]] : [])),
    )
    expect(bars).toEqual([
      ['已有人约', true],
      ['您约的', false],
    ])
  })

  test('while one queues, hours that others hold are chosen like free ones', () => {
    expect(said(aSpaceDay({ taken: [range(9, 12), range(13, 21)] }), at(8), true)).toEqual([
      'free 9-12',
      'free 13-21',
    ])
  })

  test('no more can be chosen than is left of the quota', () => {
    const quota = { minutes: 90, times: 3, branchMinutes: null }
    expect(withinQuota(aSpaceDay({ quota })).space.longest).toBe(90)
    expect(withinQuota(aSpaceDay()).space.longest).toBe(240)
    expect(leftWords(aSpaceDay({ quota }))).toBe('这一周您还能约 1 个半小时、3 次')
  })

  test.each([
    ['minutes', { minutes: 30, times: null, branchMinutes: null }, '您这一周的时间约满了'],
    ['times', { minutes: null, times: 0, branchMinutes: null }, '您这一周的次数约满了'],
    ['branch', { minutes: null, times: null, branchMinutes: 0 }, '您的支部这一周约满了'],
  ] as const)('that the %s of a week are used up, and that next week can be had', (kind, quota, title) => {
    const monday = { date: '2026-05-11', state: 'free' as const, why: null }
    const day = aSpaceDay({ quota, days: [...aSpaceDay().days, monday] })
    expect(usedUp(day)).toBe(kind)
    const { nothing, slots } = spaceView(day, at(8))
    expect(nothing).toMatchObject({ title, date: '2026-05-11' })
    expect(slots).toBe(false)
  })

  test('that nothing can be reserved for a while after not having come', () => {
    const noShows = { count: 3, limit: 3, blockedUntil: at(8, 0, '2026-05-10'), warning: null }
    const { nothing, slots } = spaceView(aSpaceDay({ noShows }), at(8))
    expect(nothing).toMatchObject({ title: '暂时不能预约', note: '有 3 次约了没有来。周日起又可以约' })
    expect(slots).toBe(false)
  })

  test('the sentence about not having come, before one reserves', () => {
    const noShows = { count: 2, limit: 3, blockedUntil: null, warning: '再有 1 次就要停约' }
    expect(spaceView(aSpaceDay({ noShows }), at(8)).warning).toBe('再有 1 次就要停约')
    expect(confirmView(aSpaceDay({ noShows }), range(14, 16)).warning).toBe('再有 1 次就要停约')
  })

  test('that the keeper has to agree, and for whom it is', () => {
    const pills = pillsOf({ ...space, approval: true, audience: 'organization', audienceName: '梅园工委' })
    expect(pills.map(({ words }) => words)).toEqual(['要等站长同意', '只供梅园工委'])
    expect(pillsOf(space)).toEqual([])
  })

  test('its rules in words, and buffers only where there are any', () => {
    expect(termLines(aSpaceDay())).toEqual([
      '一次 1 小时到 4 小时，可提前 13 天约',
      '不来了，开始前都可以取消',
    ])
    const strict = spaceWith({
      notice: { make: 1440, change: 120, cancel: 120 },
      quota: { minutes: 240, times: 2, branchMinutes: 600 },
      after: 15,
    })
    expect(termLines(strict)).toEqual([
      '一次 1 小时到 4 小时，可提前 13 天约',
      '至少提前 1 天约',
      '不来了，开始前 2 小时可以取消',
      '一个人一周最多 4 小时、2 次，一个支部一周最多 10 小时',
      '两次之间留 15 分钟收拾屋子，这段约不上',
    ])
  })
})

describe('changing', () => {
  const mine = aReservation(range(14, 16))

  test('shows its own hours as free again, with their buffers', () => {
    const day = aSpaceDay({
      space: { ...space, after: 30 },
      taken: [{ from: minutes(14), to: minutes(16, 30) }],
      mine: [mine],
      elsewhere: [{ ...range(14, 16), kind: 'reservation', what: '活动室' }],
    })
    expect(said(without(day, mine))).toEqual(['free 9-12', 'free 13-21'])
  })

  test('gives back what it took of the quota', () => {
    const day = aSpaceDay({ quota: { minutes: 0, times: 0, branchMinutes: null } })
    expect(without(day, mine).quota).toEqual({ minutes: 120, times: 1, branchMinutes: null })
  })

  test('leaves another room as it is', () => {
    const day = aSpaceDay({ taken: [range(14, 16)] })
    expect(without(day, { ...mine, spaceId: 's_2' }).taken).toEqual([range(14, 16)])
  })
})

describe('queueing', () => {
  test('hours are queued for as they are where they are one reservation, else a part is chosen', () => {
    expect(queueable(aSpaceDay(), range(14, 16))).toEqual(range(14, 16))
    expect(queueable(aSpaceDay(), { from: minutes(14), to: minutes(16, 15) })).toEqual(range(14, 16))
    expect(queueable(aSpaceDay(), range(9, 20))).toBeNull()
    expect(queueable(aSpaceDay(), { from: minutes(14), to: minutes(14, 30) })).toBeNull()
  })

  test('one reads how many stand before, and that one will be told', () => {
    expect(waitItem(aWait(), at(10)).note).toBe('前面还有 1 位。有空位会马上告诉您')
    expect(waitItem(aWait({ ahead: 0 }), at(10)).note).toBe('您排在最前面。有空位会马上告诉您')
  })

  test('an offer says until when, and is over when its time is, even without a network', () => {
    const offered = aWait({ status: 'offered', until: at(12) })
    expect(waitItem(offered, at(10))).toMatchObject({
      canAnswer: true,
      canLeave: false,
      note: '今天 12:00 前告诉我们要不要',
    })
    expect(waitItem(offered, at(12))).toMatchObject({ canAnswer: false, status: '没有及时回复' })
  })

  test('offers stand before queues, and what is over does not stand there', () => {
    const waits = [
      aWait({ id: 'a' }),
      aWait({ id: 'b', status: 'offered', until: at(12) }),
      aWait({ id: 'c', status: 'left' }),
    ]
    expect(waitItems(waits, at(10)).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(reservationsView({ coming: [], past: [], waits }, at(10)).waits).toHaveLength(2)
  })
})

describe('the form', () => {
  test.each([
    ['reserve', {}, '就约这个时间'],
    ['reserve', { approval: true }, '交给站长'],
    ['change', {}, '就这样改'],
    ['wait', {}, '排队等这段时间'],
  ] as const)('its button says what it does: %s %j', (mode, change, button) => {
    expect(confirmView(spaceWith(change), range(14, 16), mode).button).toBe(button)
  })

  test('says until when it can be given back', () => {
    const { told } = confirmView(spaceWith({ notice: { make: 0, change: 0, cancel: 120 } }), range(14, 16))
    expect(told).toContain('不来了，请在今天 12:00 前取消')
    const late = spaceWith({ notice: { make: 0, change: 0, cancel: 420 } })
    expect(confirmView(late, range(14, 16)).told).toContain('约了以后就不能取消了')
  })

  test('a screen says that its content is looked at first, and asks for no people', () => {
    const { told, isScreen, canRepeat } = confirmView(
      spaceWith({ kind: 'screen', approval: true }),
      range(14, 16),
    )
    expect(told[0]).toBe('内容先由站长看过，同意了才放')
    expect([isScreen, canRepeat]).toEqual([true, false])
  })

  test('what waits for the keeper is not said to be reserved', () => {
    const asked = doneView({ reservation: aReservation({ status: 'asked' }) }, 'reserve', at(8))
    expect(asked).toMatchObject({ title: '已经交给站长', certain: false })
    expect(asked.remind).toEqual(['reservationResult', 'reservationReminder'])
    expect(doneView({ reservation: aReservation() }, 'change', at(8)).title).toBe('改好了')
    expect(doneView({ wait: aWait() }, 'wait', at(8))).toMatchObject({ title: '排上队了', waits: true })
  })
})

describe("a reservation's page", () => {
  const view = (change: Parameters<typeof aReservation>[0], now = at(10)) =>
    reservationView(aReservation(change), now)

  test('says what to do now, and by when somebody must have come', () => {
    expect(view({}).todo).toBe('到了门口扫房间的码签到，今天 14:15 起可以扫。14:45 还没人签到，就让给别人了')
    expect(view({}, at(14, 20)).todo).toContain('现在可以签到了')
    expect(view({ status: 'asked' }).todo).toContain('站长还没有回复')
    expect(view({ status: 'checkedIn', checkedInAt: at(14, 20) }, at(15))).toMatchObject({
      canLeave: true,
      todo: '已经签到，可以用到 16:30。要是早走，点“提前离开”，剩下的时间给别人用',
    })
  })

  test('says until when it can be changed and given back, and whom to call when that is over', () => {
    expect(view({}).deadline).toBe('要改时间或取消，请在今天 14:30 前')
    const apart = { changeBy: at(9), cancelBy: at(12, 30) }
    expect(view(apart).deadline).toBe('不来了，请在今天 12:30 前取消')
    expect(view(apart)).toMatchObject({ canChange: false, canCancel: true })
    expect(view(apart, at(13)).deadline).toBe('现在不能改，也不能取消了。来不了请打电话告诉服务站')
  })

  test.each([
    ['refused', '设备检修', '站长没有同意：设备检修'],
    ['closed', '停电', '这段时间服务站停用：停电'],
    ['released', '', '到 14:45 没有人来，让给别人了'],
  ] as const)('%s says why', (status, why, words) => {
    expect(view({ status, why })).toMatchObject({ todo: words, canGo: false, canCancel: false })
  })

  test('what was closed or refused is offered another place, until its time has come', () => {
    expect(needsOther(aReservation({ status: 'closed' }), at(10))).toBe(true)
    expect(needsOther(aReservation({ status: 'closed' }), at(15))).toBe(false)
    expect(needsOther(aReservation({ status: 'cancelled' }), at(10))).toBe(false)
  })

  test('kept without a network, it knows by itself that it went to others', () => {
    expect(reservationItem(aReservation(), at(14, 45)).stage).toBe('released')
    expect(reservationItem(aReservation({ releaseAt: null }), at(14, 45)).stage).toBe('open')
  })

  test('a calendar gets title, place and both ends', () => {
    expect(calendarEntry(aReservation())).toMatchObject({
      id: 'r_1',
      title: '读书会 · 梅园社区服务站 活动室',
      place: '汉府街 3 号 二楼 203',
      start: at(14, 30),
      end: at(16, 30),
    })
  })
})

describe('bars', () => {
  const line = (change: Partial<DayLine> = {}): DayLine => ({
    space,
    date: DAY,
    ...{ open: [range(9, 12), range(13, 21)], closedWhy: null },
    ...{ taken: [], state: 'free', mine: [] },
    ...change,
  })

  test('are all drawn over the same hours', () => {
    expect(frameOf([line(), line({ open: [range(8, 10)] })])).toEqual(range(8, 21))
    expect(frameOf([])).toEqual(range(8, 21))
  })

  test('show free, taken and mine in their places, and say the same in words', () => {
    const bar = freeBar(
      line({ taken: [range(13, 15)], mine: [aReservation(range(13, 14))] }),
      range(9, 21),
      at(8),
    )
    expect(bar.segments.map(({ look, left, width }) => `${look} ${left} ${width}`)).toEqual([
      'free 0 25',
      'mine 33.3 8.4',
      'taken 41.7 8.3',
      'free 50 50',
    ])
    expect(bar.words).toBe('09:00–12:00、15:00–21:00 有空')
  })

  test.each([
    [{ open: [], closedWhy: '国庆节放假' }, at(8), '国庆节放假'],
    [{ taken: [range(9, 12), range(13, 21)] }, at(8), '约满了'],
    [{}, at(22), '今天的时间已经过去'],
  ] as const)('say why there is nothing', (change, now, words) => {
    const bar = freeBar(line(change as Partial<DayLine>), range(9, 21), now)
    expect(bar).toMatchObject({ words, free: false })
  })

  test('a week has the names of its days', () => {
    const days = ['2026-05-04', '2026-05-07', '2026-05-14'].map((date) => line({ date }))
    expect(weekItems(days, at(8)).map(({ title }) => title)).toEqual([
      '今天 周一 5月4日',
      '周四 5月7日',
      '周四 5月14日',
    ])
  })

  test('rooms with something free stand first, the larger ones before', () => {
    const full = line({ space: { ...space, id: 'a', capacity: 99 }, taken: [range(9, 12), range(13, 21)] })
    const small = line({ space: { ...space, id: 'b', capacity: 5 } })
    const large = line({ space: { ...space, id: 'c', capacity: 50 } })
    expect(roomItems([full, small, large], at(8)).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })
})

describe('a fixed day for learning', () => {
  const dates = [
    { date: '2026-09-24', why: null },
    { date: '2026-10-01', why: '国庆节放假' },
    { date: '2026-10-08', why: null },
  ]

  test('is named as people name it', () => {
    expect(repeatWords('weekly', '2026-05-08')).toBe('每周五')
    expect(repeatWords('monthlyDate', '2026-05-08')).toBe('每月 8 日')
    expect(repeatWords('monthlyWeekday', '2026-05-08')).toBe('每月第二个周五')
  })

  test('each date is there with its reason, and the button counts what will be reserved', () => {
    const items = dateItems(dates, ['2026-10-08'])
    expect(items.map(({ title, why, kept }) => `${title} ${why} ${kept}`)).toEqual([
      '9月24日 周四  true',
      '10月1日 周四 国庆节放假 false',
      '10月8日 周四  false',
    ])
    expect(buttonWords(items)).toBe('约这 1 次')
    expect(missingWords(items)).toBe('有一次约不上，原因写在下面')
    expect(buttonWords(dateItems([{ date: DAY, why: '闭馆' }], []))).toBe('一次也约不上')
  })

  test('what was made and what was missed stand in the order of their dates', () => {
    const made = [aReservation({ date: '2026-09-24' }), aReservation({ date: '2026-10-08' })]
    const { title, lines } = madeView({ seriesId: 'x', made, missed: dates.slice(1, 2) }, range(14, 16))
    expect(title).toBe('2 次都约好了')
    expect(lines.map(({ note, made: isMade }) => `${note} ${isMade}`)).toEqual([
      '约好了 true',
      '国庆节放假 false',
      '约好了 true',
    ])
  })
})

describe('walking in', () => {
  const door = (change: Partial<AtDoor> = {}): AtDoor => ({
    space: { ...space, longest: 120 },
    station: { id: 't_1', name: '梅园社区服务站', phone: '' },
    now: at(14, 10),
    mine: null,
    freeUntil: minutes(16, 15),
    why: null,
    ...change,
  })

  test('offers whole steps up to what is free, and no more than the longest', () => {
    expect(untilsOf(door(), minutes(14, 10)).map(({ label }) => label)).toEqual([
      '到 14:30',
      '到 15:00',
      '到 15:30',
      '到 16:00',
    ])
    expect(untilsOf(door({ freeUntil: minutes(14, 45) }), minutes(14, 10)).map(({ to }) => to)).toEqual([
      minutes(14, 30),
      minutes(14, 45),
    ])
    expect(untilsOf(door({ freeUntil: minutes(14, 20) }), minutes(14, 10))).toEqual([])
  })

  test('a room that is free for less than a quarter of an hour is not offered', () => {
    expect(canWalkIn(door())).toBe(true)
    expect(canWalkIn(door({ freeUntil: minutes(14, 20) }))).toBe(false)
    expect(canWalkIn(door({ freeUntil: null }))).toBe(false)
    expect(canWalkIn(door({ why: '要等站长同意' }))).toBe(false)
  })

  test('about an hour is chosen at first', () => {
    expect(usualUntil(untilsOf(door(), minutes(14, 10)), minutes(14, 10))).toBe(minutes(15, 30))
    expect(usualUntil([], 0)).toBeNull()
  })

  test('whose reservation went to others is told so', () => {
    expect(walkInView(door(), true, at(14, 50)).released).toContain('让出来了')
    expect(walkInView(door(), false, at(14, 10)).released).toBe('')
  })
})

describe('what a friend is sent', () => {
  const query = { date: DAY, from: '870', to: '990', space: encodeURIComponent('活动室') }

  test('says when and where, and takes only names that the station has', () => {
    const invitation = readInvitation(query)
    if (!invitation) throw new Error('The link is good.')
    const station = aStationDetail()
    expect(invitedView(station, invitation, at(10))).toMatchObject({
      when: '今天 14:30–16:30',
      space: '活动室',
      over: '',
    })
    expect(invitedView(station, { ...invitation, space: '领奖处' }, at(10)).space).toBe('')
    expect(invitedView(station, invitation, at(17)).over).toBe('这次已经过去了')
  })

  test('a link that was made up is none', () => {
    expect(readInvitation({ ...query, date: '今天' })).toBeNull()
    expect(readInvitation({ ...query, from: '-1' })).toBeNull()
  })
})
