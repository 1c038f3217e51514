import { instantOf } from '../../miniprogram/shared/kit/time'
import { decideCancel } from '../../miniprogram/shared/rules/cancel'
import { type Attendable, decideCheckIn } from '../../miniprogram/shared/rules/checkIn'
import { readSpaceCode, spaceCodeText } from '../../miniprogram/shared/rules/spaceCode'

const MONDAY = '2026-11-23'
const at = (hour: number, minute = 0) => instantOf(MONDAY, hour * 60 + minute)
const booked: Attendable = { key: 'a', from: 600, to: 720, status: 'booked' }
const decide = (mine: Attendable[], now: number) => decideCheckIn(mine, now, '活动室')

test.each([
  [at(9, 45), 'in'],
  [at(10, 30), 'in'],
  [at(11, 59), 'in'],
])('from fifteen minutes before until the end one can check in', (now, kind) => {
  expect(decide([booked], now)).toEqual({ kind, key: 'a' })
})

test('a minute too early says from when', () => {
  expect(decide([booked], at(9, 44))).toMatchObject({
    code: 'CHECK_IN_TOO_EARLY',
    params: { opens: '09:45' },
  })
})

test('after the end it says so', () => {
  expect(decide([booked], at(12))).toMatchObject({ code: 'CHECK_IN_TOO_LATE' })
})

test('without a reservation, or with a cancelled one, it says that there is none', () => {
  expect(decide([], at(10))).toMatchObject({ code: 'CHECK_IN_NOT_BOOKED' })
  expect(decide([{ ...booked, status: 'cancelled' }], at(10))).toMatchObject({ code: 'CHECK_IN_NOT_BOOKED' })
})

test('a second scan answers that one is in already', () => {
  expect(decide([{ ...booked, status: 'checkedIn' }], at(10))).toEqual({ kind: 'inBefore', key: 'a' })
})

test('of two in a row, the one that is about to begin is meant once the first is checked in', () => {
  const next: Attendable = { key: 'b', from: 720, to: 780, status: 'booked' }
  expect(decide([next, { ...booked, status: 'checkedIn' }], at(11, 50))).toEqual({ kind: 'in', key: 'b' })
  expect(decide([next, booked], at(11, 50))).toEqual({ kind: 'in', key: 'a' })
})

test('a reservation can be given back until the minute it begins', () => {
  expect(decideCancel(booked, MONDAY, at(9, 59))).toEqual({ kind: 'allowed' })
  expect(decideCancel(booked, MONDAY, at(10))).toMatchObject({ code: 'RESERVATION_STARTED' })
  expect(decideCancel({ ...booked, status: 'checkedIn' }, MONDAY, at(9, 50))).toMatchObject({
    code: 'RESERVATION_CHECKED_IN',
  })
  expect(decideCancel({ ...booked, status: 'cancelled' }, MONDAY, at(13))).toEqual({
    kind: 'cancelledBefore',
  })
})

test("a space's code is read back, also with white space around it", () => {
  const code = { spaceId: 'sp_01_room', key: 'k3yK3y_-9' }
  expect(readSpaceCode(` ${spaceCodeText(code)}\n`)).toEqual(code)
})

test.each([
  '',
  'https://weixin.qq.com/x',
  'XHM:SPACE:sp',
  'XHM:SPACE:a:short',
  'XHM:SPACE:a b:12345678',
  '{}',
])('%p is no code of ours', (text) => {
  expect(readSpaceCode(text)).toBeNull()
})
