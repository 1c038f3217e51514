import { stopsAt, tenthsOf } from '../../../miniprogram/shared/rules/lesson/figures'

/** 100 seconds: twenty bins, two a tenth. */
const SECONDS = 100
const first = (count: number): number[] => Array.from({ length: count }, (_, bin) => bin)

test('a tenth is watched by whoever saw half of it', () => {
  const groups = [{ bins: [first(20), first(11), first(2)], count: 3 }]
  expect(tenthsOf(groups, SECONDS)).toEqual([3, 2, 2, 2, 2, 2, 1, 1, 1, 1])
})

test('a group that was looked at in part counts as a whole', () => {
  const groups = [
    { bins: [first(20), first(10)], count: 200 },
    { bins: [first(4)], count: 1 },
  ]
  expect(tenthsOf(groups, SECONDS)).toEqual([201, 201, 200, 200, 200, 100, 100, 100, 100, 100])
})

test('nobody watched a lesson that nobody opened', () => {
  expect(tenthsOf([{ bins: [], count: 0 }], SECONDS)).toEqual(Array<number>(10).fill(0))
  expect(tenthsOf([{ bins: [[]], count: 1 }], 0)).toEqual(Array<number>(10).fill(0))
})

test('people stop where most are lost, at the very beginning as well', () => {
  expect(stopsAt([9, 9, 4, 4, 4, 4, 4, 4, 4, 4], 10)).toBe(2)
  expect(stopsAt([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 10)).toBe(0)
  expect(stopsAt([6, 6, 6, 6, 6, 6, 6, 6, 6, 6], 6)).toBeNull()
})

test('too few learners say nothing about it', () => {
  expect(stopsAt([4, 0, 0, 0, 0, 0, 0, 0, 0, 0], 4)).toBeNull()
})
