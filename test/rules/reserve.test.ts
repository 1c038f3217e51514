import { instantOf } from '../../miniprogram/shared/kit/time'
import { decideReservation } from '../../miniprogram/shared/rules/reserve'
import type { SpaceTerms } from '../../miniprogram/shared/rules/spaceTerms'

const h = (from: number, to: number) => ({ from: from * 60, to: to * 60 })
const terms: SpaceTerms = {
  week: [[h(9, 12), h(14, 21)], [h(9, 21)], [h(9, 21)], [h(9, 21)], [h(9, 21)], [h(9, 17)], []],
  exceptions: { '2026-11-25': { open: [], why: '设备检修' } },
  capacity: 20,
  audience: 'everyone',
  step: 30,
  shortest: 30,
  longest: 240,
  horizonDays: 13,
}
const MONDAY = '2026-11-23'
const now = instantOf(MONDAY, 9 * 60 + 50)
const request = { date: MONDAY, ...h(14, 16), people: 8 }
const decide = (change: object, termsChange: object = {}) =>
  decideReservation({ ...terms, ...termsChange }, { ...request, ...change }, { isMember: false }, now)

test('two free hours within opening hours are allowed, with the ticks they cover', () => {
  expect(decide({})).toEqual({ kind: 'allowed', ticks: [56, 57, 58, 59, 60, 61, 62, 63] })
})

test.each([
  ['hours that are over', { ...h(9, 11) }, 'SPACE_PAST_TIME'],
  ['the half hour that has begun', { from: 570, to: 630 }, 'SPACE_PAST_TIME'],
  ['yesterday', { date: '2026-11-22' }, 'SPACE_PAST_TIME'],
  ['a fortnight ahead', { date: '2026-12-07' }, 'SPACE_TOO_FAR_AHEAD'],
  ['a weekday that is always closed', { date: '2026-11-29' }, 'SPACE_CLOSED_DAY'],
  ['a day that is closed by exception', { date: '2026-11-25' }, 'SPACE_CLOSED_DAY'],
  ['before opening', { date: '2026-11-24', ...h(8, 10) }, 'SPACE_OUTSIDE_HOURS'],
  ['over closing', { ...h(20, 22) }, 'SPACE_OUTSIDE_HOURS'],
  ['over the lunch break', { ...h(11, 15) }, 'SPACE_OUTSIDE_HOURS'],
  ['a quarter past', { from: 14 * 60 + 15, to: 16 * 60 + 15 }, 'SPACE_NOT_ALIGNED'],
  ['no time at all', { from: 840, to: 840 }, 'SPACE_TOO_SHORT'],
  ['the end before the beginning', { from: 960, to: 840 }, 'SPACE_TOO_SHORT'],
  ['a whole day', { ...h(14, 20) }, 'SPACE_TOO_LONG'],
  ['nobody', { people: 0 }, 'SPACE_TOO_FEW_PEOPLE'],
  ['five hundred people', { people: 500 }, 'SPACE_TOO_MANY_PEOPLE'],
])('%s is refused with its own code', (_what, change, code) => {
  expect(decide(change)).toMatchObject({ kind: 'refused', code })
})

test('the next half hour can still be reserved when its first minute has not begun', () => {
  expect(decideReservation(terms, { ...request, ...h(10, 11) }, { isMember: false }, now).kind).toBe(
    'allowed',
  )
})

test('exactly as many people as there are seats are allowed', () => {
  expect(decide({ people: 20 }).kind).toBe('allowed')
})

test('the last day of the horizon is allowed', () => {
  expect(decide({ date: '2026-12-05', ...h(9, 11) }).kind).toBe('allowed')
})

test('a space for members refuses a resident and takes a member', () => {
  expect(decide({}, { audience: 'members' })).toMatchObject({ code: 'SPACE_MEMBERS_ONLY' })
  const space = { ...terms, audience: 'members' as const }
  expect(decideReservation(space, request, { isMember: true }, now).kind).toBe('allowed')
})

test('a closed day says which day and why', () => {
  expect(decide({ date: '2026-11-25' })).toMatchObject({ params: { day: '后天', why: '设备检修' } })
  expect(decide({ date: '2026-11-29' })).toMatchObject({ params: { day: '周日', why: '周日闭馆' } })
})
