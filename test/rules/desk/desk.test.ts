import fc from 'fast-check'
import type { DeskPerson, LogLine, ScanLine } from '../../../miniprogram/shared/contract/checkin'
import { sentenceOf } from '../../../miniprogram/shared/contract/errors'
import { answerView, panelView } from '../../../miniprogram/packages/desk/desk/desk.view'
import { flaggedItem, lookWords } from '../../../miniprogram/packages/desk/inside/inside.view'
import { nameList } from '../../../miniprogram/packages/desk/names/names.view'
import { scanTime } from '../../../miniprogram/shared/rules/desk/clock'
import {
  decideEventScan,
  eventCodeText,
  readEventCode,
} from '../../../miniprogram/shared/rules/desk/eventCode'
import {
  type Collected,
  collect,
  handOverFile,
  handOverTexts,
  handedOver,
  missing,
  readHandOverFile,
} from '../../../miniprogram/shared/rules/desk/handOver'
import { findPeople, inSheetOrder } from '../../../miniprogram/shared/rules/desk/people'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const MINUTE = 60_000

describe('the time of a scan', () => {
  test('a phone that is ten minutes slow says so twice, and the scan stands where it was', () => {
    const at = NOW - 10 * MINUTE
    expect(scanTime({ at, ahead: 10 * MINUTE }, { sentAt: at + 5_000, got: NOW + 5_000 })).toEqual({
      ...{ at: NOW, clock: false },
    })
  })
  test('a clock that was changed in between is noticed, and nothing lies in the future', () => {
    const time = scanTime({ at: NOW + 30 * MINUTE, ahead: 0 }, { sentAt: NOW + 30 * MINUTE, got: NOW })
    expect(time).toEqual({ at: NOW, clock: true })
  })
})

describe('the code on the wall', () => {
  const code = { eventId: 'e_1', minute: Math.floor(NOW / MINUTE), proof: '0123456789abcdef' }
  const { proof } = code
  test('is read as it was written, and nothing else is', () => {
    expect(readEventCode(eventCodeText(code))).toEqual(code)
    for (const text of ['', '1234', 'XHM:EVENT:e_1:1:short', `XHM:SPACE:e_1:${proof}`])
      expect(readEventCode(text)).toBeNull()
  })
  test('holds for its minute and half of the next', () => {
    const decided = (at: number, got = at) => decideEventScan(code, { proof, at, got })
    expect(decided(NOW + 89_000)).toEqual({ kind: 'in', stale: false, late: false })
    expect(decided(NOW + 90_000)).toMatchObject({ code: 'EVENT_CODE_OVER' })
    expect(decided(NOW - 6_000)).toMatchObject({ code: 'EVENT_CODE_EARLY' })
    expect(decided(NOW, NOW + 3_600_000)).toEqual({ kind: 'in', stale: false, late: true })
    expect(decided(NOW + 200_000, NOW + 3_600_000)).toEqual({ kind: 'in', stale: true, late: true })
  })
})

const anyLine: fc.Arbitrary<ScanLine> = fc
  .record({
    n: fc.nat(1e9),
    kind: fc.constantFrom('in' as const, 'refused' as const, 'undo' as const),
    how: fc.constantFrom('phone' as const, 'card' as const, 'name' as const),
    name: fc.constantFrom('李桂芬', '王建国', 'Ümit 😀', ''),
    at: fc.integer({ min: NOW, max: NOW + 1e7 }),
    ahead: fc.integer({ min: -600_000, max: 600_000 }),
  })
  .map(({ n, ...rest }) => ({ nonce: `n_${String(n).padStart(16, '0')}`, who: `m_${n}`, ...rest }))

describe('handing over', () => {
  test('pictures in any order, some of them twice, give the same lines back', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
        const what = { eventId: 'e_1', deskId: 'd_1', lines }
        const texts = handOverTexts(what)
        let collected: Collected | null = null
        for (const text of [...texts].reverse().concat(texts[0] ?? '')) collected = collect(collected, text)
        expect(collected && handedOver(collected)).toEqual(what)
        expect(readHandOverFile(handOverFile(what))).toEqual(what)
      }),
      { numRuns: 40 },
    )
  })
  test('each picture holds capitals only and fits on a screen; what is missing is said', () => {
    const lines = Array.from(
      { length: 30 },
      (_, n) => fc.sample(anyLine, { numRuns: 1, seed: n })[0] as ScanLine,
    )
    const texts = handOverTexts({ eventId: 'e_1', deskId: 'd_1', lines })
    for (const text of texts) expect(text).toMatch(/^[0-9A-Z $%*+\-./:]{10,480}$/)
    const first = collect(null, texts[1] ?? '') as Collected
    expect(missing(first)).toEqual(texts.map((_, index) => index + 1).filter((number) => number !== 2))
    expect(handedOver(first)).toBeNull()
    expect(collect(null, 'XM:123')).toBeNull()
    expect(readHandOverFile('{}')).toBeNull()
  })
})

test('people are found by name, by pinyin in full or initials, and by branch; who signed up comes first', () => {
  const person = (id: string, name: string, sound: string, status: DeskPerson['status']): DeskPerson => ({
    ...{ id, name, sound, status, branch: '第三支部', codeId: '' },
  })
  const people = [
    person('1', '李国强', 'liguoqiang lgq', 'asked'),
    person('2', '李桂芬', 'liguifen lgf', 'signed'),
    person('3', '吕涛', 'lvtao lt', 'signed'),
  ]
  const found = (typed: string) => findPeople(people, typed).map(({ id }) => id)
  expect(found('李')).toEqual(['2', '1'])
  expect(found('lgf')).toEqual(['2'])
  expect(found('Li Guo')).toEqual(['1'])
  expect(found('lü')).toEqual(['3'])
  expect(found('')).toEqual(['2', '3', '1'])
  expect(found('第三')).toHaveLength(3)
})

describe('names', () => {
  const person = (id: string, branch: string, sound: string, status: DeskPerson['status']): DeskPerson => ({
    ...{ id, name: id, sound, status, branch, codeId: '' },
  })
  const people = [
    person('丙', '第三支部', 'bing b', 'asked'),
    person('乙', '第三支部', 'yi y', 'signed'),
    person('甲', '第一支部', 'jia j', 'waiting'),
    person('丁', '第三支部', 'ding d', 'cancelled'),
  ]
  const listed = (isPaper: boolean, most = 9) =>
    nameList(people, { typed: '', isPaper, most }, (id) => id === '乙')
  test('are ticked off a sheet in the order in which it was printed, at the door those first who signed up', () => {
    expect(listed(true).items.map(({ id }) => id)).toEqual(inSheetOrder(people).map(({ id }) => id))
    expect(listed(false).items[0]).toMatchObject({ id: '乙', branch: '第三支部', status: '已签到' })
  })
  test('of many the first are drawn, and how many follow is said', () => {
    expect([listed(true, 2).items.length, listed(true, 2).more, listed(true).more]).toEqual([
      2,
      '还有 1 人',
      '',
    ])
  })
})

test('what a secretary should look at is said in words: screenshots, two desks, and what was refused too late', () => {
  const line = {
    nonce: 'n_1',
    kind: 'in',
    who: 'm_1',
    name: '李桂芬',
    how: 'phone',
    at: NOW,
    by: '赵敏',
  } as const
  const item = (more: Partial<LogLine>) =>
    flaggedItem({ ...line, reason: '', flags: [], undone: false, ...more })
  expect(item({ flags: ['stale'] }).why).toBe('码过时了，可能是截图')
  expect(item({ flags: ['shared', 'walkIn'] }).why).toBe('同一个码在两个签到台出现过')
  expect(item({ kind: 'refused', reason: 'DESK_NOT_SIGNED_UP', flags: ['late'], by: '' })).toMatchObject({
    ...{ isRefused: true, note: '10:00 · 本人扫码' },
    why: '没有报名，这场活动只收报了名的人；没有网时扫的，过了一阵才传上来',
  })
  expect([lookWords(0), lookWords(3)]).toEqual(['要核对', '要核对 3'])
})

describe('what the desk says', () => {
  const arrival = { who: 'm_1', name: '李桂芬', branch: '第三支部', how: 'phone' as const, stale: false }
  test('in, in with a second look, in before, not in, in on this phone: five words, never colour alone', () => {
    const views = [
      answerView({ kind: 'in', arrival, walkIn: false }, NOW),
      answerView({ kind: 'in', arrival: { ...arrival, stale: true }, walkIn: true }, NOW),
      answerView({ kind: 'again', arrival, before: { at: NOW, by: '赵敏' } }, NOW),
      answerView({ kind: 'refused', arrival, code: 'DESK_NOT_SIGNED_UP' }, NOW),
      answerView({ kind: 'in', arrival, walkIn: false }, NOW, true),
    ]
    expect(new Set(views.map(({ word }) => word)).size).toBe(5)
    expect(views[4]).toMatchObject({ kind: 'kept', word: '10:00 已暂存，待上传' })
    expect([views[0]?.word, views[0]?.lines]).toEqual(['10:00 签到成功', ['第三支部 · 已报名']])
    expect(views[2]?.lines).toContain('10:00 签过到，赵敏登记')
    expect(views.map(({ canUndo }) => canUndo)).toEqual([true, true, true, false, true])
    expect(views[3]).toMatchObject({ title: '李桂芬', canAdmit: true })
  })
  test('where nobody can be made out, what is wrong stands large and what to do below it', () => {
    const view = answerView({ kind: 'refused', arrival: null, code: 'MEMBER_CODE_FORGED' }, NOW)
    expect([view.title, ...view.lines].join('。')).toBe(sentenceOf('MEMBER_CODE_FORGED'))
  })
  test('what waits is said in amber, and a full phone before anything else', () => {
    const state = {
      ...{ count: 38, expected: 45, waiting: 3, atRisk: 0, isFull: false, problem: '' },
      ...{ clockOff: 0, flagged: 0 },
    }
    expect(panelView(state)).toMatchObject({
      count: '已到 38 / 45',
      waiting: '3 条已暂存，待上传',
      warning: '',
    })
    expect(panelView({ ...state, atRisk: 1, clockOff: 9e5 }).warning).toContain('存不下')
    expect(panelView({ ...state, clockOff: -10 * MINUTE }).warning).toContain('差了 10 分钟')
    expect(panelView({ ...state, isFull: true }).warning).toContain('快存满了')
    expect(panelView({ ...state, flagged: 2 }).warning).toBe('2 条签到要核对，看“已到名单”')
    expect(panelView({ ...state, waiting: 0, expected: 0 })).toMatchObject({
      count: '已到 38 人',
      waiting: '',
    })
  })
})
