import { stillFree, stretchesOf, tap } from '../../miniprogram/components/x-slot-picker/slots'
import { groupsOf, hintOf, lengthItems } from '../../miniprogram/components/x-slot-picker/slots.view'
import { aReservation, aSpaceDay, at, minutes, range } from './support/examples'

const steps = aSpaceDay().space
const said = (day = aSpaceDay(), now = at(8)) =>
  stretchesOf(day, now).map(({ state, from, to }) => `${state} ${from / 60}-${to / 60}`)

describe('the stretches of a day', () => {
  test('an empty day is free in each of its open hours', () => {
    expect(said()).toEqual(['free 9-12', 'free 13-21'])
  })

  test('what somebody holds is taken, what I hold is mine', () => {
    const mine = [aReservation(range(14, 16))]
    expect(said(aSpaceDay({ taken: [range(10, 11), range(14, 17)], mine }))).toEqual([
      'free 9-10',
      'taken 10-11',
      'free 11-12',
      'free 13-14',
      'mine 14-16',
      'taken 16-17',
      'free 17-21',
    ])
  })

  test('a reservation of mine that was cancelled holds nothing', () => {
    const mine = [aReservation({ ...range(14, 16), status: 'cancelled' })]
    expect(said(aSpaceDay({ mine }))).toEqual(['free 9-12', 'free 13-21'])
  })

  test('past hours are one stretch, and the free one begins at the next whole step', () => {
    expect(said(aSpaceDay({ taken: [range(9, 10)] }), at(10, 40))).toEqual([
      'past 9-11',
      'free 11-12',
      'free 13-21',
    ])
  })

  test('yesterday is past from end to end', () => {
    expect(said(aSpaceDay({ date: '2026-05-03' }))).toEqual(['past 9-21'])
  })

  test('a gap shorter than the shortest reservation is said to be too short', () => {
    expect(said(aSpaceDay({ taken: [{ from: minutes(9, 30), to: minutes(12) }] }))[0]).toBe('short 9-9.5')
  })

  test('a closed day has no stretches', () => {
    expect(said(aSpaceDay({ open: [], closedWhy: '周一闭馆' }))).toEqual([])
  })
})

describe('tapping', () => {
  const stretches = stretchesOf(aSpaceDay({ taken: [range(15, 16)] }), at(8))
  const tapAt = (hour: number, minute: number, choice: ReturnType<typeof tap> = null) =>
    tap(stretches, steps, choice, minutes(hour, minute))

  test('the first tap says when to begin and takes the shortest time', () => {
    expect(tapAt(9, 30)).toEqual({ from: minutes(9, 30), to: minutes(10, 30), ended: false })
  })

  test('the second tap, further on, says until the end of which cell', () => {
    expect(tapAt(11, 0, tapAt(9, 30))).toEqual({ from: minutes(9, 30), to: minutes(11, 30), ended: true })
  })

  test('the second tap never makes it shorter than the shortest', () => {
    const hourly = { ...steps, shortest: 90 }
    const first = tap(stretches, hourly, null, minutes(9))
    expect(tap(stretches, hourly, first, minutes(9, 30))).toEqual({ ...range(9, 10.5), ended: true })
  })

  test('a tap on the beginning takes it back', () => {
    expect(tapAt(9, 30, tapAt(9, 30))).toBeNull()
  })

  test('a third tap begins anew', () => {
    expect(tapAt(17, 0, tapAt(11, 0, tapAt(9, 30)))).toEqual({ ...range(17, 18), ended: false })
  })

  test('a tap before the beginning begins there instead', () => {
    expect(tapAt(9, 0, tapAt(10, 0))).toEqual({ ...range(9, 10), ended: false })
  })

  test('behind hours that are taken one begins anew: nobody reserves across them', () => {
    expect(tapAt(17, 0, tapAt(14, 0))).toEqual({ ...range(17, 18), ended: false })
  })

  test('at the end of a run the beginning moves forward until the shortest time fits', () => {
    expect(tapAt(14, 30)).toEqual({ ...range(14, 15), ended: true })
  })

  test('further on than the longest time one begins anew', () => {
    expect(tapAt(20, 0, tapAt(16, 0))).toEqual({ ...range(20, 21), ended: true })
  })

  test('a tap on hours that are taken changes nothing', () => {
    expect(tapAt(15, 0, tapAt(9, 30))).toEqual(tapAt(9, 30))
  })
})

describe('what the cells say', () => {
  const stretches = stretchesOf(aSpaceDay({ taken: [range(10, 11)] }), at(8))
  const cells = (choice: ReturnType<typeof tap>) =>
    groupsOf(stretches, steps, choice).flatMap(({ lines }) => lines.flatMap((line) => line.cells))

  test('morning, afternoon and evening stand apart, and a part with nothing open is left out', () => {
    expect(groupsOf(stretches, steps, null).map(({ part }) => part)).toEqual(['上午', '下午', '晚上'])
    const morning = stretchesOf(aSpaceDay({ open: [range(9, 12)] }), at(8))
    expect(groupsOf(morning, steps, null).map(({ part }) => part)).toEqual(['上午'])
  })

  test('taken hours are a bar that says so', () => {
    const [morning] = groupsOf(stretches, steps, null)
    expect(morning?.lines[1]?.bar).toMatchObject({
      range: '10:00–11:00',
      word: '已有人约',
      state: 'taken',
      canWait: false,
    })
  })

  test('after the first tap the cells that would end it are labelled with their end', () => {
    const labels = cells({ ...range(13, 14), ended: false })
      .filter(({ look }) => look !== 'free')
      .map(({ label, word }) => `${label} ${word}`)
    expect(labels.slice(0, 4)).toEqual(['13:00 开始', '到 14:00 结束', '到 14:30 空', '到 15:00 空'])
    expect(labels).toHaveLength(8)
  })

  test('once the end is said no other cell is an end', () => {
    expect(cells({ ...range(13, 15), ended: true }).some(({ look }) => look === 'end')).toBe(false)
  })

  test('step by step, only beginnings from which the shortest time fits are offered', () => {
    const starts = groupsOf(stretches, steps, null, { startsOnly: true })[0]?.lines.flatMap(
      (line) => line.cells,
    )
    expect(starts?.map(({ label }) => label)).toEqual(['09:00', '11:00'])
  })

  test('lengths go up to the longest, or to where somebody else begins', () => {
    expect(lengthItems(stretches, steps, minutes(17)).map(({ until }) => until)).toEqual([
      '到 18:00',
      '到 18:30',
      '到 19:00',
      '到 19:30',
      '到 20:00',
      '到 20:30',
      '到 21:00',
    ])
    expect(lengthItems(stretches, steps, minutes(9)).map(({ label }) => label)).toEqual(['1 小时'])
  })

  test('a sentence says what to do next', () => {
    expect(hintOf(null)).toBe('先点几点开始')
    expect(hintOf({ ...range(9, 10), ended: false })).toBe('09:00 开始。再点一下用到几点')
    expect(hintOf({ ...range(9, 10), ended: false }, true)).toBe('09:00 开始，用多久？')
  })

  test('a choice that somebody took meanwhile is no longer free', () => {
    expect(stillFree(stretches, range(9, 10))).toBe(true)
    expect(stillFree(stretches, { from: minutes(9, 30), to: minutes(10, 30) })).toBe(false)
  })
})
