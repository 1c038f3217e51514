import { ringStyle } from '../../miniprogram/components/x-ring/ring'
import { archiveView, lineView, yearChips } from '../../miniprogram/packages/member/archive/archive.view'
import { noticeItem, unreadWords } from '../../miniprogram/packages/member/inbox/inbox.view'
import { hasMessages } from '../../miniprogram/packages/member/privacy/privacy.view'
import { bellWords } from '../../miniprogram/pages/home/home.view'
import { type NextCard, nextEvent, soonest } from '../../miniprogram/pages/home/next.view'
import type { EventBrief } from '../../miniprogram/shared/contract/event'
import type { LearningLine, LearningYear } from '../../miniprogram/shared/contract/ledger'
import type { Notice } from '../../miniprogram/shared/contract/notice'
import { addDays } from '../../miniprogram/shared/kit/time'
import { dateWords } from '../../miniprogram/shared/kit/words'
import { ringView } from '../../miniprogram/ui/learning.view'
import { DAY, at } from './support/examples'

const aNotice = (change: Partial<Notice> = {}): Notice => ({
  ...{ id: 'n_1', kind: 'reservation', title: '预约改期了', lines: ['原来是 14:00'], place: '活动室' },
  ...{ when: { start: at(15), end: at(16, 30) }, todo: '请看新的时间', page: '', at: at(9), isRead: false },
  ...change,
})

describe('a notice in words', () => {
  test('names time, place and what to do, and is read aloud as one', () => {
    const item = noticeItem(aNotice(), at(10))
    expect(item).toMatchObject({ when: '今天 15:00–16:30', at: '今天 09:00', icon: 'calendar' })
    expect(item.spoken).toBe(
      '未读，预约改期了，今天 15:00–16:30，活动室，原来是 14:00，请看新的时间，今天 09:00',
    )
  })

  test('of what is over the day is said, and of what has no time nothing', () => {
    const over = { start: at(15, 0, addDays(DAY, -4)) }
    expect(noticeItem(aNotice({ when: over }), at(10)).when).toBe(`${dateWords(addDays(DAY, -4))} 15:00`)
    expect(noticeItem(aNotice({ when: null, isRead: true }), at(10))).toMatchObject({
      when: '',
      isRead: true,
    })
  })

  test('the bell says how many wait', () => {
    expect([bellWords(0), bellWords(3), unreadWords(0), unreadWords(3)]).toEqual([
      ...['通知', '通知，3 条没看', '都看过了', '3 条没看'],
    ])
  })
})

const aYear = (change: Partial<LearningYear> = {}): LearningYear => ({
  ...{ year: 2026, required: 32, offline: 14, online: 4, onlineCounted: 4, counted: 18, missing: 14 },
  ...change,
})

describe('a year of learning', () => {
  test('is one plain sentence', () => {
    expect(ringView(aYear(), 2026).sentence).toBe('今年学了 18 学时，还差 14 学时')
    expect(ringView(aYear({ counted: 0, missing: 32 }), 2026).sentence).toBe('今年要学 32 学时，还没有开始记')
    expect(ringView(aYear({ counted: 40, missing: 0 }), 2027).sentence).toBe(
      '2026 年学了 40 学时，已经学满了',
    )
  })

  test('says why not every hour online counts, only where that is so', () => {
    expect(archiveView(aYear(), 2026).note).toBe('')
    expect(archiveView(aYear({ online: 20, onlineCounted: 16 }), 2026).note).toContain('学了 20，计入 16')
  })

  test('a correction takes minutes away and says that it is one', () => {
    const line: LearningLine = {
      ...{ id: 'l', kind: 'event', title: '党课', day: '2026-11-20', at: at(9), minutes: -45, online: false },
      isReversal: true,
    }
    expect(lineView(line)).toMatchObject({ title: '更正：党课', length: '减 45 分钟', source: '活动，线下' })
  })

  test('the years to choose from begin with this one', () => {
    expect(yearChips(2026, 2025).map(({ label, on }) => `${label}${on ? '*' : ''}`)).toEqual([
      ...['今年', '2025 年*', '2024 年'],
    ])
  })

  test('the ring is a share of a circle, never more than all of it', () => {
    expect(ringStyle(0.5)).toContain("stroke-dasharray='50 100'")
    expect(ringStyle(7)).toContain("stroke-dasharray='100 100'")
    expect(ringStyle(0)).not.toContain('dasharray')
    expect(ringStyle(0.3)).not.toMatch(/[<>#]/)
  })
})

const anEvent = (change: Partial<EventBrief> = {}): EventBrief => ({
  ...{ id: 'e_1', kind: 'themeDay', title: '主题党日', startsAt: at(14), endsAt: at(16), distance: null },
  place: {
    ...{ name: '活动室', stationName: '梅园社区服务站', stationId: 'st_1', address: '梅园新村 30 号' },
    place: { lat: 32.04, lng: 118.8 },
  },
  ...{ organizerName: '第三支部', audienceWords: '所有人', isOpenToAll: true, hours: 2 },
  ...{ status: 'published', capacity: 30, taken: 3, mine: 'in' },
  ...change,
})

describe('what comes next', () => {
  test('an event that is mine is a card, with scanning once its door is open', () => {
    expect(nextEvent([anEvent()], null, at(10))).toMatchObject({
      first: 'way',
      second: 'see',
      stage: 'ahead',
    })
    expect(nextEvent([anEvent()], null, at(13))).toMatchObject({ first: 'scan', status: '可以签到了' })
  })

  test('cancelled events, those of others and those that are over are none', () => {
    const none = [anEvent({ status: 'cancelled' }), anEvent({ mine: 'none' }), anEvent({ endsAt: at(9) })]
    expect(nextEvent(none, null, at(10))).toBeNull()
  })

  test('one who waits for a place is not told to scan', () => {
    expect(nextEvent([anEvent({ mine: 'waiting' })], null, at(14))).toMatchObject({
      ...{ first: 'way', status: '候补中' },
    })
  })

  test('what is on now stands before what begins earlier, and otherwise the earlier one first', () => {
    const card = (id: string, stage: string, hour: number) => ({ id, stage, start: at(hour) }) as NextCard
    expect(soonest([card('a', 'ahead', 9), card('b', 'open', 14)])?.id).toBe('b')
    expect(soonest([card('a', 'ahead', 15), card('b', 'ahead', 14)])?.id).toBe('b')
    expect(soonest([])).toBeNull()
  })
})

test('only who has let WeChat remind can take that back', () => {
  expect(hasMessages([{ title: '微信提醒', lines: [] }])).toBe(true)
  expect(hasMessages([{ title: '预约', lines: [] }])).toBe(false)
})
