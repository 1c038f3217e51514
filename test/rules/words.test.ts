import { sentenceOf, SENTENCES } from '../../miniprogram/shared/contract/errors'
import { instantOf } from '../../miniprogram/shared/kit/time'
import {
  clockWords,
  dayWords,
  distanceWords,
  greetingWords,
  lengthWords,
  momentWords,
  rangeWords,
  walkingMinutes,
} from '../../miniprogram/shared/kit/words'

const TODAY = '2026-11-23' // a Monday

test.each([
  ['2026-11-23', '今天'],
  ['2026-11-24', '明天'],
  ['2026-11-25', '后天'],
  ['2026-11-28', '周六'],
  ['2026-11-30', '11月30日 周一'],
  ['2026-11-22', '11月22日 周日'],
])('%s is called %s', (day, words) => {
  expect(dayWords(day, TODAY)).toBe(words)
})

test('hours are said on a clock of 24', () => {
  expect(clockWords(9 * 60 + 5)).toBe('09:05')
  expect(clockWords(24 * 60)).toBe('24:00')
  expect(rangeWords({ from: 840, to: 960 })).toBe('14:00–16:00')
  expect(momentWords(instantOf('2026-11-24', 870), instantOf(TODAY, 600))).toBe('明天 14:30')
})

test.each([
  [30, '30 分钟'],
  [60, '1 小时'],
  [90, '1 个半小时'],
  [135, '2 小时 15 分钟'],
])('%i minutes are %s', (minutes, words) => {
  expect(lengthWords(minutes)).toBe(words)
})

test('a distance is said as a walk, and in kilometres when nobody would walk it', () => {
  expect(walkingMinutes(0)).toBe(1)
  expect(distanceWords(430)).toBe('步行 8 分钟')
  expect(distanceWords(4200)).toBe('4.2 公里')
})

test.each([
  [4 * 60, '夜深了'],
  [8 * 60, '早上好'],
  [11 * 60, '上午好'],
  [13 * 60, '中午好'],
  [17 * 60, '下午好'],
  [20 * 60, '晚上好'],
])('at minute %i one says %s', (minute, words) => {
  expect(greetingWords(minute)).toBe(words)
})

test('a sentence is filled from its parameters', () => {
  expect(sentenceOf('SPACE_TOO_MANY_PEOPLE', { capacity: 20, people: 500 })).toBe(
    '这里最多坐 20 人，您填了 500 人。请改人数，或换一个大些的房间',
  )
})

test.each(Object.entries(SENTENCES))('%s has a sentence that a person can act on', (_code, sentence) => {
  expect(sentence).toMatch(/[一-龥]{4,}/)
  expect(sentence).not.toMatch(/错误码|失败/)
  expect(sentence.length).toBeLessThanOrEqual(48)
})
