import { pageHolding, pageOf } from '../../miniprogram/components/x-day-strip/pages'
import type { Me } from '../../miniprogram/shared/contract/member'
import { sentenceOf } from '../../miniprogram/shared/contract/errors'
import { confirmView } from '../../miniprogram/packages/member/confirm/confirm.view'
import { noView, yesView } from '../../miniprogram/packages/member/checkin/checkin.view'
import { reservationsView } from '../../miniprogram/packages/member/reservations/reservations.view'
import { chosenWords, spaceView } from '../../miniprogram/packages/member/space/space.view'
import { hoursLines, stationView } from '../../miniprogram/packages/member/station/station.view'
import { greetingOf } from '../../miniprogram/pages/home/home.view'
import { nextCard } from '../../miniprogram/pages/home/next.view'
import { meView } from '../../miniprogram/pages/me/me.view'
import { orderWords, stationItems } from '../../miniprogram/pages/stations/stations.view'
import { reservationItem } from '../../miniprogram/ui/reservation.view'
import { keptWords, nextOpening, openState, spokenWords } from '../../miniprogram/ui/words'
import {
  DAY,
  aReservation,
  aSpaceDay,
  aStation,
  aStationDetail,
  at,
  minutes,
  range,
} from './support/examples'

const member: Me = {
  name: '李桂芬',
  roles: ['member'],
  branch: { id: 'b_1', name: '梅园新村第三支部', secretaryName: '赵敏', secretaryPhone: '13900000001' },
  keeps: [],
}
const resident: Me = { name: null, roles: ['resident'], branch: null, keeps: [] }

describe('the home page', () => {
  test('greets a member by name and names the branch', () => {
    expect(greetingOf(member, at(10))).toEqual({ title: '李桂芬，上午好', line: '梅园新村第三支部' })
  })

  test('greets somebody without a name with 您好', () => {
    expect(greetingOf(resident, at(10)).title).toBe('您好')
    expect(greetingOf(null, at(10)).title).toBe('您好')
  })

  test.each([
    ['long before', at(10), {}, 'way', 'see'],
    ['when the code may be scanned', at(14, 15), {}, 'scan', 'way'],
    ['while it runs and nobody has checked in', at(14, 40), {}, 'scan', 'way'],
    ['once checked in', at(15), { status: 'checkedIn', checkedInAt: at(14, 21) } as const, 'see', 'way'],
  ])('offers what matters %s', (_, now, change, first, second) => {
    expect(nextCard([aReservation(change)], null, now)).toMatchObject({ first, second })
  })

  test('shows what can be checked in before what comes earlier but is over', () => {
    const over = aReservation({ id: 'r_0', ...range(9, 10), status: 'booked' })
    expect(nextCard([over, aReservation()], null, at(14, 20))?.id).toBe('r_1')
  })

  test('has nothing to show when all that was reserved is over or cancelled', () => {
    const gone = [aReservation(range(9, 10)), aReservation({ id: 'r_2', status: 'cancelled' })]
    expect(nextCard(gone, null, at(12))).toBeNull()
  })

  test('says how far it is only when it is known where the person is', () => {
    expect(nextCard([aReservation()], null, at(10))?.distance).toBe('')
    expect(nextCard([aReservation()], { lat: 32.0489, lng: 118.8085 }, at(10))?.distance).toBe('步行 9 分钟')
  })
})

describe('a reservation in words', () => {
  test('says the time twice: for eyes and for ears', () => {
    expect(reservationItem(aReservation(), at(10))).toMatchObject({
      when: '今天 14:30–16:30',
      spoken: '今天下午两点半',
      station: '梅园社区服务站',
      space: '活动室',
    })
  })

  test('says when the code may be scanned, until it may', () => {
    expect(reservationItem(aReservation(), at(14, 14))).toMatchObject({ canScan: false, stage: 'ahead' })
    expect(reservationItem(aReservation(), at(14, 14)).note).toContain('14:15 起可以签到')
    expect(reservationItem(aReservation(), at(14, 15))).toMatchObject({ canScan: true, stage: 'open' })
  })

  test('can be given back until it begins, and not once checked in', () => {
    expect(reservationItem(aReservation(), at(14, 29)).canCancel).toBe(true)
    expect(reservationItem(aReservation(), at(14, 30)).canCancel).toBe(false)
    const attended = aReservation({ status: 'checkedIn', checkedInAt: at(14, 20) })
    expect(reservationItem(attended, at(14, 25)).canCancel).toBe(false)
  })

  test('what was not attended is said plainly, without blame', () => {
    expect(reservationItem(aReservation(), at(16, 30))).toMatchObject({ stage: 'missed', status: '没有签到' })
  })

  test('我的预约 has what can still happen above, and everything else below', () => {
    const cancelled = aReservation({ id: 'r_2', status: 'cancelled' })
    const { coming, past } = reservationsView({ coming: [aReservation(), cancelled], past: [] }, at(10))
    expect(coming.map(({ id }) => id)).toEqual(['r_1'])
    expect(past.map(({ id }) => id)).toEqual(['r_2'])
  })
})

describe('the stations', () => {
  test('a station is one line of words for a screen reader', () => {
    expect(stationItems([aStation()], at(10))[0]?.spoken).toBe(
      '梅园社区服务站，社区服务站，步行 8 分钟，开放到 21:00，2 间可以约',
    )
  })

  test('without a place no distance is said', () => {
    expect(stationItems([aStation({ distance: null })], at(10))[0]?.distance).toBe('')
  })

  test.each(['unasked', 'declined', 'refused', 'unavailable'] as const)(
    'by name (%s), it says how to change that',
    (kind) => {
      expect(orderWords(kind).action).not.toBe('')
    },
  )

  test.each([
    ['in the morning', at(8), {}, '今天 09:00 开门', false],
    ['while open', at(10), {}, '开放到 21:00', true],
    ['in the lunch break', at(12, 30), { today: [range(9, 12), range(13, 17)] }, '今天 13:00 开门', false],
    ['at night', at(22), {}, '今天已经关门', false],
    ['on its closed weekday', at(10), { today: [], closedWhy: '周一闭馆' }, '今天周一闭馆', false],
    ['on an exceptional day', at(10), { today: [], closedWhy: '设备检修' }, '今天闭馆（设备检修）', false],
  ])('opening is said in words: %s', (_, now, change, words, open) => {
    expect(openState(aStation(change), now)).toEqual({ words, open })
  })

  test('a station that is closed says when it opens next', () => {
    const closed = aStationDetail({ today: [], closedWhy: '周一闭馆' })
    expect(stationView(closed, at(10)).openWords).toBe('今天周一闭馆，明天 09:00 开门')
    expect(
      nextOpening(
        Array.from({ length: 7 }, () => []),
        DAY,
      ),
    ).toBeNull()
  })

  test('days of the week with the same hours share a line', () => {
    expect(hoursLines(aStationDetail().week, 0)).toEqual([
      { days: '周一', hours: '闭馆', today: true },
      { days: '周二至周日', hours: '09:00–21:00', today: false },
    ])
  })
})

describe("a space's day", () => {
  test('each day of the strip has its state in words, not only in colour', () => {
    const { days } = spaceView(aSpaceDay(), at(8))
    expect(days.map(({ name, number, words }) => `${name} ${number} ${words}`)).toEqual([
      '今天 4 有空',
      '明天 5 快满',
      '周三 6 约满',
      '周四 7 闭馆',
      '周五 8 有空',
    ])
    expect(days[2]?.label).toBe('5月6日 周三，约满')
    expect(days[3]?.label).toBe('5月7日 周四，周四闭馆')
  })

  test('a full day says so and leads to the next day that is not', () => {
    const full = aSpaceDay({ taken: [range(9, 12), range(13, 21)] })
    expect(spaceView(full, at(8)).nothing).toEqual({
      title: '今天约满了',
      note: '最近有空的是明天',
      action: '看明天',
      date: '2026-05-05',
    })
  })

  test('a closed day says why', () => {
    const closed = aSpaceDay({ open: [], closedWhy: '周一闭馆', days: [] })
    expect(spaceView(closed, at(8)).nothing).toMatchObject({
      title: '周一闭馆',
      action: '打电话问服务站',
      date: '',
    })
  })

  test('a day with free hours has nothing to explain', () => {
    expect(spaceView(aSpaceDay(), at(8)).nothing).toBeNull()
  })

  test('the foot says what is chosen', () => {
    expect(chosenWords(aSpaceDay(), range(14, 16))).toEqual({ when: '今天 14:00–16:00', length: '共 2 小时' })
  })

  test('the days turn by whole pages, and the page that holds the chosen day is shown', () => {
    const { days } = spaceView(aSpaceDay({ days: fortnight() }), at(8))
    expect(pageOf(days, 0, false)).toMatchObject({ page: 0, earlier: false, later: true })
    expect(pageOf(days, 99, false)).toMatchObject({ page: 2, earlier: true, later: false })
    expect(pageOf(days, 99, false).shown).toHaveLength(5)
    expect(pageHolding(days, '2026-05-10', false)).toBe(1)
    expect(pageHolding(days, '2026-05-10', true)).toBe(2)
    expect(pageHolding(days, 'nowhen', false)).toBe(0)
  })
})

describe('confirming and checking in', () => {
  test('a date is said once', () => {
    expect(confirmView(aSpaceDay(), range(14, 16))).toMatchObject({
      when: '今天 14:00–16:00',
      date: '5月4日 周一 · 共 2 小时',
    })
    expect(confirmView(aSpaceDay({ today: '2026-04-20' }), range(14, 16))).toMatchObject({
      when: '5月4日 周一 14:00–16:00',
      date: '共 2 小时',
    })
  })

  test('being in says where and since when', () => {
    const reservation = aReservation({ status: 'checkedIn', checkedInAt: at(14, 21) })
    expect(yesView({ reservation, again: false }, at(14, 21))).toMatchObject({ kind: 'yes', title: '活动室' })
    expect(yesView({ reservation, again: false }, at(14, 21)).lines[1]).toBe('14:21 签到成功')
    expect(yesView({ reservation, again: true }, at(14, 40)).lines[1]).toBe('您今天 14:21 已经签过到了')
  })

  test.each([
    ['CODE_UNREADABLE', 'scan'],
    ['CODE_UNKNOWN', 'scan'],
    ['CHECK_IN_NOT_BOOKED', 'reserve'],
    ['CHECK_IN_TOO_EARLY', 'reservations'],
    ['CHECK_IN_TOO_LATE', 'reservations'],
    ['OFFLINE', 'retry'],
    ['INTERNAL', 'retry'],
  ] as const)('%s is told in its own sentence, and leads on by %s', (code, deed) => {
    expect(noView({ code, message: sentenceOf(code) })).toMatchObject({
      kind: 'no',
      lines: [sentenceOf(code)],
      deed,
    })
  })
})

test('我的 says what is kept, and only that', () => {
  expect(meView(member).kept).toBe('小红梅存着您的姓名、所在的支部、您的预约、签到时间和学时，不存您的位置。')
  expect(meView(resident).kept).toContain('微信给的一个编号')
  expect(meView({ ...member, roles: ['resident', 'member', 'keeper'] }).roles).toBe('党员 · 站长')
  expect(meView(resident).roles).toBe('居民')
})

test.each([
  [minutes(9), '上午九点'],
  [minutes(12), '中午十二点'],
  [minutes(14, 30), '下午两点半'],
  [minutes(19), '晚上七点'],
  [minutes(14, 15), '下午 2:15'],
])('%i minutes are spoken as %s', (minute, words) => {
  expect(spokenWords(minute)).toBe(words)
})

test('what was kept says since when, what is fresh says nothing', () => {
  expect(keptWords(null, at(10))).toBe('')
  expect(keptWords(at(9, 30), at(10))).toBe('网络不通，先看今天 09:30 存下的')
})

const fortnight = () =>
  Array.from({ length: 14 }, (_, ahead) => ({
    date: `2026-05-${String(4 + ahead).padStart(2, '0')}`,
    state: 'free' as const,
    why: null,
  }))
