import fc from 'fast-check'
import {
  LEARNING_RULES,
  hoursOf,
  requiredHours,
  yearOfLearning,
} from '../../miniprogram/shared/rules/learning'

test('45 minutes are one 学时, and a tenth counts only when it is whole', () => {
  expect([44, 45, 49, 50, 90].map((minutes) => hoursOf(minutes, LEARNING_RULES))).toEqual([0.9, 1, 1, 1.1, 2])
})

test('members are asked for 32, secretaries and committee members for 56', () => {
  expect(requiredHours(['resident', 'member'], LEARNING_RULES)).toBe(32)
  expect(requiredHours(['resident', 'member', 'secretary'], LEARNING_RULES)).toBe(56)
  expect(requiredHours(['resident', 'member', 'committee'], LEARNING_RULES)).toBe(56)
})

test('online minutes alone never meet the year', () => {
  const year = yearOfLearning(2026, { online: 100_000, offline: 0 }, 32, LEARNING_RULES)
  expect(year).toMatchObject({ onlineCounted: 16, counted: 16, missing: 16 })
})

test('more never counts less, and what counts and what is missing make up what is asked for', () => {
  const minutes = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 0, max: 500 }), (online, offline, more) => {
      const before = yearOfLearning(2026, { online, offline }, 32, LEARNING_RULES)
      const after = yearOfLearning(2026, { online, offline: offline + more }, 32, LEARNING_RULES)
      expect(after.counted).toBeGreaterThanOrEqual(before.counted)
      if (before.missing > 0) expect(before.counted + before.missing).toBeCloseTo(32, 5)
    }),
  )
})
