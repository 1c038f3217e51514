import { stationView } from '../../miniprogram/packages/member/station/station.view'
import { mapView } from '../../miniprogram/pages/stations/map.view'
import {
  emptyWords,
  facilityChips,
  kindChips,
  moreLabel,
  quickChips,
  stationItems,
} from '../../miniprogram/pages/stations/stations.view'
import { metresOnFoot, walkingMinutes } from '../../miniprogram/shared/kit/words'
import { isOpenAt, isWanted } from '../../miniprogram/shared/rules/stationFilter'
import { at, aStation, aStationDetail, range } from './support/examples'

describe('which stations are wanted', () => {
  const closed = aStation({ today: [], closedWhy: '周一闭馆', facilities: ['无障碍卫生间'] })

  test('only the open ones, by the minute', () => {
    const one = aStation({ today: [range(9, 12)] })
    expect([at(8, 59), at(9), at(11, 59), at(12)].map((now) => isWanted(one, { open: true }, now))).toEqual([
      ...[false, true, true, false],
    ])
    expect(isOpenAt([], at(10))).toBe(false)
  })

  test('an accessible toilet alone does not let one in without a step', () => {
    expect(isWanted(aStation(), { stepFree: true }, at(10))).toBe(true)
    expect(isWanted(closed, { stepFree: true }, at(10))).toBe(false)
  })

  test('all that is said must hold; what is not said does not matter', () => {
    const filter = { kind: 'community', facility: '无障碍坡道' } as const
    expect(isWanted(aStation(), filter, at(10))).toBe(true)
    expect(isWanted(aStation({ kind: 'unit' }), filter, at(10))).toBe(false)
    expect(isWanted(aStation({ facilities: [] }), filter, at(10))).toBe(false)
    expect(isWanted(closed, {}, at(10))).toBe(true)
  })
})

describe('the list', () => {
  test('of another day does not say what is open', () => {
    expect(stationItems([aStation()], at(10), at(10) - 86_400_000)[0]).toMatchObject({
      open: false,
      openWords: '',
    })
  })

  test('says read aloud that a station is one of mine', () => {
    expect(stationItems([aStation({ favourite: true })], at(10))[0]?.spoken).toContain('常去')
  })

  test('the filters show what is chosen, also while they are folded away', () => {
    expect(quickChips({ open: true }).map(({ on }) => on)).toEqual([true, false])
    expect(kindChips('unit').filter(({ on }) => on)).toMatchObject([{ label: '单位阵地' }])
    expect(facilityChips(undefined).filter(({ on }) => on)).toMatchObject([{ label: '都行' }])
    expect(moreLabel({ kind: 'unit', facility: '电梯' })).toBe('单位阵地 · 电梯')
    expect(moreLabel({ open: true })).toBe('更多筛选')
  })

  test('an empty list says what to do', () => {
    expect(emptyWords({}).action).toBe('再试一次')
    expect(emptyWords({ open: true })).toMatchObject({ title: '现在没有这样的站开着', action: '看全部' })
    expect(emptyWords({ facility: '停车' }).action).toBe('看全部')
  })
})

describe('the map', () => {
  const here = { lat: 32.05, lng: 118.8 }

  test('draws the circle of a quarter of an hour on foot around the person', () => {
    const { circles, words, latitude } = mapView([aStation({ distance: 430 })], here, at(10))
    const [circle] = circles as { radius: number }[]
    expect(walkingMinutes(circle?.radius ?? 0)).toBe(15)
    expect(metresOnFoot(15)).toBe(circle?.radius)
    expect(words).toBe('红圈里走 15 分钟就到，有 1 个站')
    expect(latitude).toBe(here.lat)
  })

  test('says so when nothing is within it', () => {
    expect(mapView([aStation({ distance: 5_000 })], here, at(10)).words).toContain('没有站')
  })

  test('shows all stations and no circle where nobody knows where the person is', () => {
    const two = [aStation({ distance: null }), aStation({ id: 't_2', distance: null, today: [] })]
    const { circles, markers, words } = mapView(two, null, at(10))
    expect(circles).toEqual([])
    expect(markers).toMatchObject([
      { id: 0, iconPath: '/assets/tabs/pin-on.png' },
      { id: 1, iconPath: '/assets/tabs/pin.png' },
    ])
    expect(words).toBe('图上有 2 个站')
    expect(mapView([], null, at(10)).markers).toEqual([])
  })
})

describe("a station's page", () => {
  test('tells of the days that differ, in words', () => {
    const exceptions = [
      { date: '2026-05-05', open: [], why: '劳动节放假' },
      { date: '2026-05-09', open: [range(9, 12)], why: '调休上班' },
    ]
    expect(stationView(aStationDetail({ exceptions }), at(10)).exceptions).toEqual([
      { date: '5月5日 周二', words: '闭馆（劳动节放假）' },
      { date: '5月9日 周六', words: '09:00–12:00（调休上班）' },
    ])
  })

  test('says for whom a room is, and that a screen is none', () => {
    const [room] = aStationDetail().spaces
    if (!room) throw new Error('the example has no room')
    const spaces = [
      { ...room, audience: 'organization' as const, audienceName: '梅园工委' },
      { ...room, id: 's_2', kind: 'screen' as const, audience: 'everyone' as const },
    ]
    const view = stationView(aStationDetail({ spaces }), at(10))
    expect(view.spaces[0]?.only).toBe('只供梅园工委')
    expect(view.spaces[1]?.about).toContain('审核后播')
  })
})
