import fc from 'fast-check'
import { audienceKeys, audienceWords, personKeys } from '../../miniprogram/shared/rules/event/audience'
import { changeWords, whenWords } from '../../miniprogram/shared/rules/event/changes'
import { creditMinutes, hoursOf, nextCredit } from '../../miniprogram/shared/rules/event/credit'
import { repeatDates } from '../../miniprogram/shared/rules/event/repeat'
import { type RollEntry, movedUp, seating, standingOf } from '../../miniprogram/shared/rules/event/roll'
import { EVENT_TEMPLATES, formFrom, kindWords } from '../../miniprogram/shared/rules/event/templates'
import { topicKey } from '../../miniprogram/shared/rules/event/topic'
import { windowOf } from '../../miniprogram/shared/rules/event/window'
import { instantOf, weekdayOf } from '../../miniprogram/shared/kit/time'

const entry = (size: number, waits = false): RollEntry => ({
  ...{ name: '', branchId: '', codeId: '', size, at: 0, byName: '', key: '', waits, leftAt: null },
})
const rollOf = (capacity: number, sizes: readonly number[]) => {
  const line = sizes.map((_, n) => `p${n}`)
  return {
    ...{ capacity, line, left: capacity - sizes.reduce((sum, size) => sum + size, 0) },
    entries: Object.fromEntries(sizes.map((size, n) => [`p${n}`, entry(size, true)])),
  }
}
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 })

test('the four kinds of 三会一课 come first, and every template fills in a form', () => {
  expect(EVENT_TEMPLATES.slice(0, 4).map(({ words }) => words)).toEqual([
    ...['支部党员大会', '支部委员会', '党小组会', '党课'],
  ])
  expect(EVENT_TEMPLATES.filter(({ isRegular }) => isRegular)).toHaveLength(4)
  for (const { kind, title } of EVENT_TEMPLATES) expect(formFrom(kind)).toMatchObject({ kind, title })
  expect(kindWords('themeDay')).toBe('主题党日')
})

test('whoever is in never takes more than there is, and nobody is lost or overtaken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), sizes, (capacity, all) => {
      const roll = rollOf(capacity, all)
      const { in: inside, waiting, taken } = seating(roll)
      expect(taken).toBeLessThanOrEqual(capacity)
      expect([...inside, ...waiting]).toEqual(roll.line)
      const next = all[inside.length]
      if (next !== undefined) expect(taken + next).toBeGreaterThan(capacity)
    }),
  )
})

test('whoever leaves only ever moves the others up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), sizes, fc.nat(), (capacity, all, who) => {
      fc.pre(all.length > 0)
      const roll = rollOf(capacity, all)
      const gone = `p${who % all.length}`
      const after = { ...roll, line: roll.line.filter((id) => id !== gone) }
      const before = seating(roll).in.filter((id) => id !== gone)
      expect(seating(after).in).toEqual(expect.arrayContaining(before))
    }),
  )
})

test('who stands where in the line is said from one on', () => {
  const roll = rollOf(2, [1, 1, 1, 2])
  expect(standingOf(roll, 'p1')).toEqual({ status: 'in', position: null })
  expect(standingOf(roll, 'p3')).toEqual({ status: 'waiting', position: 2 })
  expect(standingOf(roll, 'nobody')).toEqual({ status: 'none', position: null })
  expect(standingOf({ ...roll, line: ['p0'] }, 'p1').status).toBe('left')
  expect(movedUp(roll)).toEqual(['p0', 'p1'])
})

test('monthly is the same weekday of the same week; a fifth one that is missing is the last', () => {
  expect(repeatDates('2026-11-26', { every: 'month', times: 4 })).toEqual([
    ...['2026-11-26', '2026-12-24', '2027-01-28', '2027-02-25'],
  ])
  expect(repeatDates('2026-11-30', { every: 'month', times: 3 })).toEqual([
    ...['2026-11-30', '2026-12-28', '2027-01-25'],
  ])
  expect(repeatDates('2026-12-24', { every: 'fortnight', times: 2 })).toEqual(['2026-12-24', '2027-01-07'])
  const [first = '', ...later] = repeatDates('2026-11-26', { every: 'month', times: 12 })
  expect(later.every((date) => weekdayOf(date) === weekdayOf(first))).toBe(true)
})

test('an audience and a person have a key in common exactly when the person is asked', () => {
  const path = '/o_d/o_c/o_3/'
  const shares = (audience: Parameters<typeof audienceKeys>[0], keys: readonly string[]) =>
    audienceKeys(audience).some((key) => keys.includes(key))
  const branch = { kind: 'organization', organizationId: 'o_3' } as const
  const secretaries = { kind: 'roles', roles: ['secretary' as const], organizationId: 'o_c' } as const
  expect(shares(branch, personKeys(path, []))).toBe(true)
  expect(shares(branch, personKeys('/o_d/o_c/o_4/', []))).toBe(false)
  expect(shares(branch, personKeys(null, []))).toBe(false)
  expect(shares({ kind: 'everyone' }, personKeys(null, []))).toBe(true)
  expect(shares({ ...secretaries, roles: [...secretaries.roles] }, personKeys(path, ['secretary']))).toBe(
    true,
  )
  expect(shares({ ...secretaries, roles: [...secretaries.roles] }, personKeys(path, []))).toBe(false)
  expect(audienceWords(branch, '第三支部')).toBe('第三支部党员')
})

const begins = instantOf('2026-11-24', 840)
const told = {
  ...{ startsAt: begins, endsAt: begins + 5_400_000, form: { title: '党课', lecturer: null, bring: '' } },
  place: { name: '活动室', stationName: '梅园社区服务站', address: '' },
}

test('a change says what was and what is, and nothing where nothing is to be told', () => {
  expect(changeWords(told, told)).toEqual([])
  expect(changeWords(told, { ...told, place: { name: '音乐台', stationName: '', address: '' } })).toEqual([
    '地点由“梅园社区服务站 活动室”改为“音乐台”',
  ])
  expect(whenWords(told)).toBe('11月24日 周二 14:00–15:30')
})

test('45 minutes are one 学时; they are looked at again every day for a week', () => {
  expect(hoursOf(creditMinutes('byLength', begins, begins + 5_400_000))).toBe(2)
  expect(creditMinutes('none', begins, begins + 5_400_000)).toBe(0)
  let at: number | null = begins + 7_200_000
  const looks: number[] = []
  for (; at !== null; at = nextCredit(begins, at)) looks.push(at)
  expect(looks).toHaveLength(7)
})

test('a topic is known by its letters; a template’s own title says nothing', () => {
  const form = { kind: 'partyClass' as const, title: '支部党课', topic: '', lesson: null }
  expect(topicKey(form)).toBe('')
  expect(topicKey({ ...form, topic: '梅园 精神！' })).toBe(topicKey({ ...form, topic: '梅园精神' }))
  expect(topicKey({ ...form, lesson: { id: null, title: '一封家书' } })).toBe('一封家书')
  expect(topicKey({ ...form, title: '党课：信仰' })).toBe('党课信仰')
})

test('a page says open, full, early, closed, not for you and cancelled', () => {
  const terms = {
    ...{ status: 'published' as const, openTo: ['everyone'], audienceWords: '所有人' },
    ...{ opensAt: 100, closesAt: 200, startsAt: 300 },
  }
  const at = (now: number, change: object = {}, left = 1) =>
    windowOf({ ...terms, ...change }, ['everyone'], { left }, now).kind
  expect([at(99), at(100), at(100, {}, 0), at(200), at(300)]).toEqual([
    ...['early', 'open', 'full', 'closed', 'closed'],
  ])
  expect(at(150, { openTo: ['o:o_3'] })).toBe('notForYou')
  expect(at(150, { status: 'cancelled' })).toBe('cancelled')
})
