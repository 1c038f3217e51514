import { askedOf } from '../../miniprogram/ui/asked.view'
import {
  dayGroups,
  firstDay,
  itemsOn,
  monthSquares,
  monthWords,
  movedMonth,
} from '../../miniprogram/packages/event/calendar/calendar.view'
import { drawnCertificate } from '../../miniprogram/packages/event/certificate/sheet'
import {
  calendarEntry,
  clashWords,
  detailView,
  leaveQuestion,
  mustAsk,
} from '../../miniprogram/packages/event/detail/detail.view'
import { reasonChips, starRows, toggled } from '../../miniprogram/packages/event/evaluate/evaluate.view'
import { monthChips, storyItem } from '../../miniprogram/packages/event/gallery/gallery.view'
import { emptyWords, filterChips, filterOf } from '../../miniprogram/packages/event/list/list.view'
import { mineView } from '../../miniprogram/packages/event/mine/mine.view'
import { doneWords, missingWords, signupView } from '../../miniprogram/packages/event/signup/signup.view'
import { storyView } from '../../miniprogram/packages/event/story/story.view'
import { wrapped } from '../../miniprogram/ui/drawing'
import { eventItem } from '../../miniprogram/ui/event.view'
import { aCard, aDetail, aRecord, anEvent } from './support/events'
import { at } from './support/examples'

const signup = { eventId: 'e_1', size: 1, position: null, at: at(9), canCancel: true } as const

describe('an event as a card', () => {
  test('says day, hours, place and how much room is left', () => {
    expect(eventItem(anEvent(), at(10))).toMatchObject({
      ...{ month: '5月', number: '4', day: '今天', hours: '14:30–16:00', plainly: '今天下午两点半' },
      ...{ where: '梅园社区服务站 · 活动室', seats: '还有 12 个名额', pill: null, distance: '' },
    })
  })

  test('a place outdoors is not said twice', () => {
    const place = { ...anEvent().place, name: '音乐台', stationName: '' }
    expect(eventItem(anEvent({ place }), at(10)).where).toBe('音乐台')
  })

  test.each([
    ['who is in', { mine: 'in' } as const, '已报名'],
    ['who waits', { mine: 'waiting', taken: 20 } as const, '候补中'],
    ['a full one', { taken: 20 }, '报满了，可候补'],
    ['a cancelled one, whoever was in', { status: 'cancelled', mine: 'in' } as const, '已取消'],
  ])('has a word for %s', (_, change, text) => {
    expect(eventItem(anEvent(change), at(10)).pill?.text).toBe(text)
  })

  test('says that it runs, and that it is over', () => {
    expect(eventItem(anEvent(), at(15)).pill?.text).toBe('正在进行')
    expect(eventItem(anEvent(), at(16))).toMatchObject({ pill: { text: '已结束' }, isOver: true, seats: '' })
  })

  test('without a limit it says how many come', () => {
    expect(eventItem(anEvent({ capacity: null }), at(10)).seats).toBe('8 人已报名')
    expect(eventItem(anEvent({ capacity: null, taken: 0 }), at(10)).seats).toBe('名额不限')
  })

  test('an end after midnight is the end of the day', () => {
    const late = anEvent({ startsAt: at(22), endsAt: at(24, 30) })
    expect(eventItem(late, at(10)).hours).toBe('22:00–24:00')
  })
})

describe('an event on its own page', () => {
  test('answers what, when, where, who and what to bring', () => {
    const view = detailView(aDetail(), at(10))
    expect(view.date).toBe('5月4日 周一 · 1 个半小时')
    expect(view.datePlainly).toBe('5月4日 周一，到 16:00 结束')
    expect(view.place).toMatchObject({ station: '梅园社区服务站', name: '活动室', howToGet: '走东门' })
    expect(view.facts).toEqual([
      { label: '做什么', words: '讲一个故事' },
      { label: '带什么', words: '笔记本' },
      { label: '学时', words: '到场签到，记 2 学时' },
    ])
    expect(view.who.words).toContain('第三支部党员都能来，最多 20 人。8 人已报名')
  })

  test('offers to sign up, to wait, or says why neither', () => {
    expect(detailView(aDetail(), at(10)).deed).toMatchObject({ kind: 'sign', label: '报名' })
    const full = aDetail({ window: { kind: 'full', closesAt: at(14) } })
    expect(detailView(full, at(10)).deed.kind).toBe('wait')
    const early = aDetail({ window: { kind: 'early', opensAt: at(12) } })
    expect(detailView(early, at(10)).deed).toMatchObject({ kind: 'none', words: '今天 12:00 开始报名' })
    const notMine = aDetail({ window: { kind: 'notForYou', words: '这个活动面向第一支部' } })
    expect(detailView(notMine, at(10)).deed.words).toBe('这个活动面向第一支部')
  })

  test('who is in may leave until the hour that the organiser set, and is told which', () => {
    const mine = aDetail({ signup: { ...signup, status: 'in' } })
    expect(detailView(mine, at(10))).toMatchObject({
      standing: { title: '您已经报上了', tone: 'pine' },
      deed: { kind: 'leave', words: '今天 12:30 以前可以自己取消' },
    })
    const late = aDetail({ signup: { ...signup, status: 'in', canCancel: false } })
    expect(detailView(late, at(13)).deed).toMatchObject({ kind: 'none', label: '' })
    expect(detailView(late, at(13)).deed.words).toContain('打电话')
  })

  test('who waits is told the place in line', () => {
    const next = aDetail({ waiting: 2, signup: { ...signup, status: 'waiting', position: 1 } })
    expect(detailView(next, at(10)).standing?.title).toBe('候补第 1 位，下一个就是您')
    const third = aDetail({ waiting: 3, signup: { ...signup, status: 'waiting', position: 3 } })
    expect(detailView(third, at(10)).standing?.title).toBe('候补第 3 位，前面还有 2 位')
  })

  test('once it is over nothing can be signed up for, and what comes after is offered', () => {
    const over = detailView(aDetail({ signup: { ...signup, status: 'in' } }), at(17))
    expect(over).toMatchObject({ isPast: true, isMine: true, standing: null, deed: { kind: 'after' } })
  })

  test('a cancelled one says why', () => {
    const gone = aDetail({ status: 'cancelled', cancelledWhy: '下雨改期' })
    expect(detailView(gone, at(10))).toMatchObject({ cancelled: '下雨改期', standing: null })
  })

  test('says what else one has at that time', () => {
    const clash = { what: 'reservation', id: 'r', title: '多功能厅', from: at(15), to: at(17) } as const
    expect(clashWords({ clashes: [clash] })).toBe('您那天 15:00–17:00 已经约了多功能厅，时间撞上了')
    expect(clashWords({ clashes: [] })).toBe('')
  })

  test('later ones of the series are named, this one and past ones are not', () => {
    const events = [
      { id: 'e_0', startsAt: at(9) },
      { id: 'e_1', startsAt: at(14, 30) },
      { id: 'e_2', startsAt: at(14, 30, '2026-05-11') },
    ]
    const view = detailView(aDetail({ series: { id: 's', events } }), at(10))
    expect(view.others).toEqual([{ id: 'e_2', when: '5月11日 周一 14:30' }])
  })

  test('asks before signing up only where there is something to ask', () => {
    expect(mustAsk(aDetail())).toBe(false)
    expect(mustAsk(aDetail({ companions: 1 }))).toBe(true)
    expect(mustAsk(aDetail({ needsName: true }))).toBe(true)
  })

  test('leaving is asked about, with what is given away', () => {
    expect(leaveQuestion(aDetail(), at(10)).content).toContain('今天 14:30–16:00')
  })

  test('goes into the calendar with its place and what to bring', () => {
    expect(calendarEntry(aDetail())).toMatchObject({
      ...{ id: 'e_1', start: at(14, 30), end: at(16), note: '带上：笔记本' },
      place: '梅园社区服务站 · 活动室，汉府街 3 号',
    })
  })
})

describe('signing up', () => {
  const question = { id: 'k', text: '吃午饭吗', isRequired: true, choices: ['吃', '不吃'] }

  test('says what still has to be answered', () => {
    const event = aDetail({ questions: [question], needsName: true })
    expect(missingWords(event, {}, '')).toBe('请先写上怎么称呼您')
    expect(missingWords(event, {}, '陈秀兰')).toBe('请先回答：吃午饭吗')
    expect(missingWords(event, { k: '吃' }, '陈秀兰')).toBe('')
  })

  test('marks the answer that was picked', () => {
    const [asked] = askedOf([question], { k: '不吃' })
    expect(asked?.chips.filter(({ on }) => on).map(({ id }) => id)).toEqual(['不吃'])
  })

  test('a full event is waited for, and the place in line is said', () => {
    expect(signupView(aDetail({ taken: 20 }), at(10)).label).toBe('排候补')
    expect(doneWords({ ...signup, status: 'waiting', position: 2 })).toContain('第 2 位')
    expect(doneWords({ ...signup, status: 'in' })).toContain('报上了')
  })
})

describe('finding events', () => {
  test('who is in no branch has no filter for it', () => {
    expect(filterChips('all', false).map(({ id }) => id)).toEqual(['all', 'near', 'open'])
    expect(filterChips('all', true)).toHaveLength(4)
  })

  test('an address with nonsense shows everything', () => {
    expect(filterOf('branch')).toBe('branch')
    expect(filterOf('nonsense')).toBe('all')
  })

  test('every empty list says what to do', () => {
    for (const filter of ['all', 'near', 'branch', 'open'] as const)
      expect(emptyWords(filter).action).toMatch(/看/)
  })

  test('mine: what became of each that is past', () => {
    const past = [
      anEvent({ mine: 'in' }),
      anEvent({ mine: 'left' }),
      anEvent({ mine: 'waiting' }),
      anEvent({ status: 'cancelled', mine: 'in' }),
    ]
    const words = mineView({ coming: [], past }, at(20)).past.map(({ pill }) => pill?.text)
    expect(words).toEqual(['报过名', '我取消了', '没有排上', '活动取消了'])
  })
})

describe('the calendar', () => {
  const events = [anEvent(), anEvent({ id: 'e_2', startsAt: at(9), endsAt: at(10), mine: 'in' })]

  test('has whole weeks from Monday', () => {
    const squares = monthSquares('2026-05', [], at(10))
    expect(squares).toHaveLength(35)
    expect(squares.findIndex(({ date }) => date === '2026-05-01')).toBe(4)
    expect(squares.filter(({ date }) => date)).toHaveLength(31)
  })

  test('a day says how many events it has, and whether one is mine', () => {
    const day = monthSquares('2026-05', events, at(10)).find(({ date }) => date === '2026-05-04')
    expect(day).toMatchObject({ count: 2, isMine: true, isToday: true })
    expect(day?.spoken).toBe('5月4日 周一，2 场活动，有我报的')
  })

  test('what is on a day stands in the order of its hours', () => {
    expect(itemsOn('2026-05-04', events, at(8)).map(({ id }) => id)).toEqual(['e_2', 'e_1'])
    expect(dayGroups(events, at(8))).toHaveLength(1)
  })

  test('opens on today, in another month on the first day that has something', () => {
    expect(firstDay('2026-05', events, at(10))).toBe('2026-05-04')
    expect(firstDay('2026-06', [anEvent({ startsAt: at(9, 0, '2026-06-09') })], at(10))).toBe('2026-06-09')
    expect(firstDay('2026-07', [], at(10))).toBe('2026-07-01')
  })

  test('months follow each other over the year', () => {
    expect(movedMonth('2026-12', 1)).toBe('2027-01')
    expect(movedMonth('2026-01', -1)).toBe('2025-12')
    expect(monthWords('2026-05')).toBe('2026年5月')
  })
})

describe('afterwards', () => {
  test('five answers, the best first, each with its word', () => {
    expect(starRows(4).map(({ words }) => words)).toEqual(['很好', '好', '一般', '不太好', '很不好'])
    expect(starRows(4).filter(({ on }) => on)).toMatchObject([{ stars: 4 }])
  })

  test('reasons can be taken back', () => {
    expect(toggled(['听不清'], '听不清')).toEqual([])
    expect(reasonChips(['听不清']).filter(({ on }) => on)).toHaveLength(1)
  })

  test('a record has paragraphs, and only the pictures that may be seen', () => {
    const view = storyView(aRecord())
    expect(view.paragraphs.map(({ words }) => words)).toEqual(['大家说得好。', '下次再来。'])
    expect(view.pictures.map(({ url }) => url)).toEqual(['https://a/1'])
    expect(view.hidden).toBe('有 1 张照片应本人请求收起了')
    expect(view.came).toBe('8 人参加')
    expect(storyView(aRecord({ stars: 4.6 })).came).toContain('4.6 分')
  })

  test('a card of the gallery names the year when it is another one', () => {
    expect(storyItem(aCard(), at(10)).about).toBe('5月4日 周一 · 梅园社区服务站')
    expect(storyItem(aCard(), at(10, 0, '2027-01-02')).about).toBe('2026年5月4日 · 梅园社区服务站')
    expect(storyItem(aCard({ stationName: '' }), at(10)).about).toContain('第三支部')
  })

  test('months of the gallery go back over the new year', () => {
    const chips = monthChips('2025-12', at(10, 0, '2026-02-02'))
    expect(chips.slice(1, 4).map(({ id }) => id)).toEqual(['2026-02', '2026-01', '2025-12'])
    expect(chips.filter(({ on }) => on)).toMatchObject([{ label: '12月' }])
  })

  test('a certificate says who, what, when, where, and for how many hours', () => {
    const shapes = drawnCertificate({
      ...{ name: '李桂芬', title: '板凳会', kindWords: '党课', startsAt: at(14, 30), endsAt: at(16) },
      ...{ placeName: '梅园社区服务站活动室', organizerName: '第三支部', hours: 2, checkedInAt: at(14, 21) },
      number: '2026-0504-8F3A',
    })
    const words = shapes.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join(' ')
    for (const part of [
      '李桂芬 同志',
      '2026年5月4日 14:30–16:00',
      '党课“板凳会”',
      '14:21 签到，记 2 学时',
      '8F3A',
    ])
      expect(words).toContain(part)
  })

  test('long words are cut where the line ends', () => {
    expect(wrapped('一二三四五六七', 100, 30)).toEqual(['一二三', '四五六', '七'])
  })
})
