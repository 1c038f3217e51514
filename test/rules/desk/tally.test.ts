import fc from 'fast-check'
import type { ScanHow } from '../../../miniprogram/shared/contract/checkin'
import { type KeptLine, linesToLookAt, needsLook, tally } from '../../../miniprogram/shared/rules/desk/tally'
import { checkInWindow, isOpen } from '../../../miniprogram/shared/rules/desk/window'

const START = Date.parse('2026-11-23T10:30:00+08:00')
const opening = checkInWindow({ startsAt: START, endsAt: START + 3_600_000 })

const line = (nonce: string, who: string, at: number, more: Partial<KeptLine> = {}): KeptLine => ({
  ...{ nonce, kind: 'in', who, name: who, how: 'card' as ScanHow, at, ahead: 0 },
  ...{ real: at, got: at, by: '赵敏', desk: 'd_1', noticed: [] },
  ...more,
})

/** Lines of few people at few desks, so that they meet; some are taken back. */
const lines = fc
  .array(
    fc.record({
      who: fc.constantFrom('甲', '乙', '丙'),
      at: fc.integer({ min: START - 3_600_000, max: START + 3_600_000 }),
      desk: fc.constantFrom('d_1', 'd_2'),
      undo: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((made) =>
    made.map(({ who, at, desk, undo }, n) =>
      undo
        ? line(`n_${n}`, who, at, { kind: 'undo', desk, of: n > 0 ? [`n_${n - 1}`] : [] })
        : line(`n_${n}`, who, at, { desk }),
    ),
  )

const repeatedAnyhow = lines.chain((all) =>
  fc
    .shuffledSubarray([...all, ...all], { minLength: 0, maxLength: all.length * 2 })
    .map((again) => ({ all, muddled: [...again, ...all].reverse() })),
)

test('neither the order of deliveries nor how often they came changes who is in, or the log', () => {
  fc.assert(
    fc.property(repeatedAnyhow, ({ all, muddled }) => {
      expect(tally(muddled, opening)).toEqual(tally(all, opening))
    }),
  )
})

test('each person is in at most once, each line is in the log exactly once, and nobody is in whom no line let in', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const { ins, log } = tally(all, opening)
      expect(new Set(ins.map(({ who }) => who)).size).toBe(ins.length)
      expect(log.map(({ nonce }) => nonce).sort()).toEqual(all.map(({ nonce }) => nonce).sort())
      const undone = new Set(all.flatMap(({ of = [] }) => of))
      const standing = all.filter(({ kind, nonce }) => kind === 'in' && !undone.has(nonce))
      expect(new Set(ins.map(({ who }) => who))).toEqual(new Set(standing.map(({ who }) => who)))
    }),
  )
})

test('the earliest scan counts, whichever desk it was at and whenever it came', () => {
  const late = line('n_late', '甲', START - 60_000, { got: START + 86_400_000, desk: 'd_2', by: '钱进' })
  const { ins } = tally([line('n_soon', '甲', START), late], opening)
  expect(ins).toMatchObject([{ who: '甲', at: START - 60_000, by: '钱进', nonces: ['n_late', 'n_soon'] }])
})

test('taken back where it was scanned, still in where another desk scanned as well', () => {
  const all = [line('n_1', '甲', START), line('n_2', '甲', START + 5_000, { desk: 'd_2' })]
  const undo = line('n_3', '甲', START + 9_000, { kind: 'undo', of: ['n_1'] })
  expect(tally([...all, undo], opening).ins).toMatchObject([{ at: START + 5_000 }])
  const both = { ...undo, nonce: 'n_4', of: ['n_1', 'n_2'] }
  expect(tally([...all, both], opening).ins).toEqual([])
})

test('a scan outside of the hours stands in the log, is flagged, and does not count', () => {
  const { ins, log } = tally([line('n_1', '甲', opening.opensAt - 1)], opening)
  expect(ins).toEqual([])
  expect(log).toMatchObject([{ flags: ['outside'] }])
  expect(isOpen(opening, opening.opensAt)).toBe(true)
})

test('a rotating code at two desks is flagged at both; the same desk twice, or a card, is not', () => {
  const code = { how: 'phone' as const, stamp: START / 1_000 }
  const flags = (...all: KeptLine[]) => tally(all, opening).log.flatMap((one) => one.flags)
  expect(flags(line('n_1', '甲', START, code), line('n_2', '甲', START, { ...code, desk: 'd_2' }))).toEqual([
    'shared',
    'shared',
  ])
  expect(flags(line('n_1', '甲', START, code), line('n_2', '甲', START, code))).toEqual([])
  expect(flags(line('n_1', '甲', START), line('n_2', '甲', START, { desk: 'd_2' }))).toEqual([])
})

test('what was refused when it came late wants a look until the person is let in otherwise', () => {
  const refused = line('n_1', '甲', START, {
    kind: 'refused',
    reason: 'DESK_NOT_SIGNED_UP',
    noticed: ['late'],
  })
  expect(linesToLookAt(tally([refused], opening))).toMatchObject([{ nonce: 'n_1' }])
  expect(linesToLookAt(tally([refused, line('n_2', '甲', START, { how: 'name' })], opening))).toEqual([])
})

test('who merely came without signing up needs no second look', () => {
  expect(needsLook({ flags: ['walkIn'], undone: false })).toBe(false)
  expect(needsLook({ flags: ['stale'], undone: false })).toBe(true)
  expect(needsLook({ flags: ['stale'], undone: true })).toBe(false)
})
