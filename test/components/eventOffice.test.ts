import { attendeeRows } from '../../miniprogram/packages/secretary/attendees/attendees.view'
import {
  cameRows,
  creditWords,
  makeUpRows,
  missingRows,
} from '../../miniprogram/packages/secretary/attendance/attendance.view'
import { reasonChips } from '../../miniprogram/packages/secretary/cancel/cancel.view'
import {
  dateRows,
  obstacleOf,
  summaryLines,
  warningsOf,
} from '../../miniprogram/packages/secretary/check/check.view'
import { draftItem, heldItem, tabChips } from '../../miniprogram/packages/secretary/events/events.view'
import { contactOf, organizerName, organizerOf } from '../../miniprogram/packages/secretary/events/organizer'
import { withOne, without } from '../../miniprogram/packages/secretary/helpers/helpers.view'
import { manageView } from '../../miniprogram/packages/secretary/manage/manage.view'
import {
  choicesOf,
  closesAtFor,
  moreChips,
  opensAtFor,
  windowWords,
} from '../../miniprogram/packages/secretary/more/more.view'
import { opinionsView } from '../../miniprogram/packages/secretary/opinions/opinions.view'
import {
  audienceChips,
  audienceOf,
  capacityOf,
  freshForm,
  isWhole,
  lengthChips,
  minuteOfClock,
  missingWords,
  moved,
  whenView,
} from '../../miniprogram/packages/secretary/publish/publish.view'
import { cameWords, openingOf } from '../../miniprogram/packages/secretary/record/record.view'
import { removalRows } from '../../miniprogram/packages/secretary/removals/removals.view'
import { drawnSlip } from '../../miniprogram/packages/secretary/signFor/signFor.view'
import { copyItems, templateGroups } from '../../miniprogram/packages/secretary/templates/templates.view'
import { stationRows } from '../../miniprogram/packages/secretary/where/where.view'
import type {
  Attendee,
  EventCheck,
  EventForm,
  EventWhere,
  Organizer,
} from '../../miniprogram/shared/contract/event'
import { aDetail, aHeldEvent, aRecord, anEvent } from './support/events'
import { DAY, aStation, at } from './support/examples'

const branch: Organizer = { kind: 'organization', id: 'o_3' }
const contact = { name: '赵敏', phone: '13900000003' }
const where: EventWhere = {
  ...{ kind: 'address', name: '音乐台', address: '中山陵园路', howToGet: '' },
  place: { lat: 32, lng: 118 },
}
const whole = { ...freshForm('partyClass', branch, contact), date: DAY, where } as EventForm

describe('a form from a template', () => {
  test('has everything but the day and the place', () => {
    const form = freshForm('partyClass', branch, contact)
    expect(missingWords(form)).toBe('选哪一天')
    expect(missingWords({ ...form, date: DAY })).toBe('选在哪里')
    expect(isWhole({ ...form, date: DAY, where })).toBe(true)
    expect(form).toMatchObject({ from: 870, to: 960, contact, audience: { kind: 'organization' } })
  })

  test('a station asks everybody, whatever the template says', () => {
    const form = freshForm('partyClass', { kind: 'station', id: 'st_1' }, contact)
    expect(form.audience).toEqual({ kind: 'everyone' })
    expect(audienceChips(form, { kind: 'station', id: 'st_1' })).toMatchObject([{ id: 'everyone', on: true }])
  })

  test('says whom it is for', () => {
    expect(audienceOf('office', branch)).toMatchObject({ kind: 'roles', organizationId: 'o_3' })
    const chosen = audienceChips({ audience: audienceOf('office', branch) }, branch).filter(({ on }) => on)
    expect(chosen).toMatchObject([{ label: '书记和委员' }])
  })

  test('says what is missing one thing at a time', () => {
    expect(missingWords({})).toBe('给活动起个名字')
    expect(missingWords({ title: '会' })).toBe('给活动起个名字')
    expect(missingWords({ ...whole, to: whole.from })).toBe('选几点到几点')
  })

  test('an unusual length stands among the usual ones', () => {
    const labels = lengthChips({ from: 600, to: 700 }).map(({ label }) => label)
    expect(labels).toContain('1 小时 40 分钟')
    expect(lengthChips({ from: 600, to: 690 }).find(({ on }) => on)?.label).toBe('1 个半小时')
  })

  test('reads clocks and numbers as they are typed', () => {
    expect(minuteOfClock('14:30')).toBe(870)
    expect([capacityOf('40'), capacityOf(''), capacityOf('0'), capacityOf('很多')]).toEqual([
      40,
      null,
      null,
      null,
    ])
    expect(whenView(whole, at(10)).words).toBe('今天 14:30–16:00')
    expect(whenView({}, at(10))).toEqual({ day: '', start: '', until: '', words: '' })
  })

  test('three meetings and one lesson stand first', () => {
    const [first, others] = templateGroups()
    expect(first?.templates).toHaveLength(4)
    expect(others?.templates.map(({ words }) => words)).toContain('红色电影')
  })

  test('earlier ones are offered once by title, newest first', () => {
    const events = [
      aHeldEvent({ id: 'a', startsAt: at(9) }),
      aHeldEvent({ id: 'b', startsAt: at(10) }),
      aHeldEvent({ id: 'c', title: '红色电影', startsAt: at(8) }),
    ]
    expect(copyItems(events, at(20)).map(({ id }) => id)).toEqual(['b', 'c'])
  })
})

describe('what may be filled in', () => {
  test('the window is said as it will be', () => {
    expect(windowWords(whole)).toBe('发布后马上能报，开始前都能报')
    const opensAt = opensAtFor(whole, 3)
    const closesAt = closesAtFor(whole, 1)
    expect(windowWords({ opensAt, closesAt })).toBe('5月1日 8:00 起能报，5月3日 14:30 截止')
    const chips = moreChips({ ...whole, opensAt, closesAt }, null)
    expect(chips.opens.find(({ on }) => on)?.id).toBe('3')
    expect(chips.closes.find(({ on }) => on)?.id).toBe('1')
  })

  test('before there is a day there is no such moment', () => {
    expect(closesAtFor({}, 1)).toBeNull()
    expect(opensAtFor({}, 3)).toBeNull()
  })

  test('the window moves along with the day and the hour', () => {
    const form = { ...whole, opensAt: opensAtFor(whole, 3), closesAt: closesAtFor(whole, 1) }
    const later = moved(form, { date: '2026-05-11', from: 900, to: 990 })
    expect(windowWords(later)).toBe('5月8日 8:00 起能报，5月10日 15:00 截止')
    expect(moved(whole, { from: 900 })).toEqual({ from: 900 })
    expect(moreChips({}, null).closes.filter(({ on }) => on)).toMatchObject([{ id: '0' }])
  })

  test('choices are told apart by spaces or signs, each once', () => {
    expect(choicesOf('吃 不吃，吃')).toEqual(['吃', '不吃'])
    expect(choicesOf('  ')).toEqual([])
  })
})

describe('looking it over before it is published', () => {
  const nothing: EventCheck = {
    ...{ asked: 45, clashes: [], busy: { total: 0, people: [] }, sameTopic: [] },
    dates: [{ date: DAY, problem: null }],
  }

  test('the form is read once more in plain words', () => {
    const drafting = {
      ...{ organizer: branch, organizerName: '第三支部', form: whole, whereWords: '音乐台', draft: null },
      ...{ changing: null, repeat: null, skip: [], requestId: 'q_1', localId: 'q_0' },
    }
    const words = Object.fromEntries(summaryLines(drafting, at(10)).map((line) => [line.label, line.words]))
    expect(words).toMatchObject({ 时间: '今天 14:30–16:00', 地点: '音乐台', 给谁: '第三支部党员，不限人数' })
  })

  test('nothing in the way is no warning', () => {
    expect(warningsOf(nothing, at(10))).toEqual([])
    expect(obstacleOf(nothing, [])).toBe('')
  })

  test('says who is asked elsewhere and what they had of the topic lately', () => {
    const check: EventCheck = {
      ...nothing,
      clashes: [{ eventId: 'e', title: '红色电影', startsAt: at(14), endsAt: at(16), people: 12 }],
      busy: { total: 3, people: [{ name: '李桂芬', what: '约了多功能厅' }] },
      sameTopic: [
        { eventId: 'e', title: '党课', startsAt: at(9, 0, '2026-04-20'), organizerName: '第三支部' },
      ],
    }
    const [clashes, busy, topic] = warningsOf(check, at(10))
    expect(clashes?.lines).toEqual(['今天 14:00 红色电影（12 人重合）'])
    expect(busy?.lines).toEqual(['李桂芬：约了多功能厅', '还有 2 人'])
    expect(topic?.lines).toEqual(['4月20日 第三支部的“党课”'])
  })

  test('a date that cannot be held stands in the way until it is left out', () => {
    const dates = [
      { date: DAY, problem: null },
      { date: '2026-05-11', problem: '这段时间有人用了' },
    ]
    const check = { ...nothing, dates }
    expect(obstacleOf(check, [])).toBe('5月11日：这段时间有人用了')
    expect(obstacleOf(check, ['2026-05-11'])).toBe('')
    expect(obstacleOf(check, [DAY, '2026-05-11'])).toContain('至少留一次')
    expect(dateRows(check, ['2026-05-11']).map(({ on }) => on)).toEqual([true, false])
  })
})

describe('what one holds', () => {
  test('what is to come says how many come; what is over, whether it has been told', () => {
    expect(heldItem(aHeldEvent({ waiting: 2 }), at(10)).note).toBe('8 / 20 人报名，2 人候补')
    expect(heldItem(aHeldEvent(), at(17)).pill?.text).toBe('还没写纪实')
    expect(heldItem(aHeldEvent({ hasRecord: true }), at(17)).pill?.text).toBe('写过纪实')
    expect(heldItem(aHeldEvent({ status: 'cancelled' }), at(10))).toMatchObject({ note: '' })
  })

  test('a draft without a title is called by its kind', () => {
    const draft = { id: 'd', organizer: branch, savedAt: at(9), version: 1, form: { kind: 'film' as const } }
    expect(draftItem(draft, at(10))).toMatchObject({ title: '红色电影', about: '红色电影 · 还没定时间' })
    expect(tabChips('drafts').filter(({ on }) => on)).toMatchObject([{ label: '草稿' }])
  })

  test('an address says who holds it, in either way', () => {
    expect(organizerOf({ organizationId: 'o_3' })).toEqual(branch)
    expect(organizerOf({ kind: 'station', id: 'st_1' })).toEqual({ kind: 'station', id: 'st_1' })
  })

  test('people ring the branch secretary', () => {
    const own = { id: 'o_3', name: '第三支部', secretaryName: '赵敏', secretaryPhone: '13900000003' }
    expect(contactOf({ branch: own, name: '孙志强' })).toEqual(contact)
    expect(contactOf({ branch: null, name: '孙志强' })).toEqual({ name: '孙志强', phone: '' })
    const keeps = [{ stationId: 'st_1', stationName: '梅园', spaces: [] }]
    expect(organizerName({ grants: [], keeps }, { kind: 'station', id: 'st_1' })).toBe('梅园')
  })

  test('one event is in one of four stages', () => {
    const stage = (hour: number) => manageView(aDetail(), at(hour)).stage
    expect([stage(10), stage(15), stage(16)]).toEqual(['ahead', 'running', 'over'])
    expect(manageView(aDetail({ status: 'cancelled' }), at(10)).stage).toBe('cancelled')
    expect(manageView(aDetail({ waiting: 2 }), at(10))).toMatchObject({ waiting: '2 人候补' })
  })

  test('rooms are found by the name of the station; a station without rooms is none', () => {
    const stations = [aStation(), aStation({ id: 't_2', name: '竺桥', address: '竺桥路', spaces: 0 })]
    expect(stationRows(stations, '').map(({ id }) => id)).toEqual(['t_1'])
    expect(stationRows(stations, '没有这个站')).toEqual([])
  })
})

describe('the people of an event', () => {
  const attendee = (change: Partial<Attendee>): Attendee => ({
    ...{ personId: 'm_1', name: '李桂芬', branchId: 'o_3', branchName: '第三支部', status: 'in', size: 1 },
    ...{ at: at(9), byName: '', answers: {} },
    ...change,
  })

  test('who is in and who waits, each counted from one', () => {
    const some = [attendee({}), attendee({ personId: 'm_2', status: 'waiting', byName: '赵敏', size: 2 })]
    const { coming, waiting } = attendeeRows(some, [], at(10))
    expect(coming).toMatchObject([{ number: '1', about: '第三支部 · 今天 09:00 报' }])
    expect(waiting).toMatchObject([{ number: '1', about: '第三支部 · 共 2 人 · 今天 09:00 报 · 赵敏代报' }])
  })

  test('answers stand beside their questions', () => {
    const question = { id: 'k', text: '吃午饭吗', isRequired: true, choices: [] }
    const { coming } = attendeeRows([attendee({ answers: { k: '吃' } })], [question], at(10))
    expect(coming[0]?.answers).toBe('吃午饭吗 吃')
  })

  test('a helper is named once', () => {
    const one = { id: 'm_1', name: '李桂芬' }
    expect(withOne([one], one)).toEqual([one])
    expect(without([one], 'm_1')).toEqual([])
  })

  test('the slip for who has no phone says all that it was given', () => {
    const shapes = drawnSlip({ title: '板凳会', lines: ['今天 14:30', '二楼 203'] }, '李桂芬')
    const words = shapes.flatMap((one) => (one.kind === 'text' ? [one.text] : []))
    expect(words).toEqual(['李桂芬', '板凳会', '今天 14:30', '二楼 203'])
  })
})

describe('afterwards', () => {
  const came = [{ personId: 'm_1', name: '李桂芬', branchName: '第三支部', at: at(14, 21), how: '扫我的码' }]
  const missing = [{ personId: 'm_2', name: '王建国', branchName: '第三支部', makeUp: null }]

  test('a record begins with when, who, where and how many', () => {
    const opening = openingOf({ event: anEvent(), came: 8 })
    expect(opening).toBe('5月4日下午，第三支部在梅园社区服务站 · 活动室举办“板凳会”，8 人参加。')
    expect(cameWords(aRecord({ attendance: { came, missing, credited: 1, uncredited: 0 } }))).toContain(
      '1 人没来',
    )
  })

  test('says who came and how, who did not, and whether the hours are written down', () => {
    const attendance = { came, missing, credited: 0, uncredited: 1 }
    expect(cameRows(attendance)).toMatchObject([{ about: '第三支部 · 14:21 签到 · 扫我的码' }])
    expect(missingRows(attendance, ['m_2'])).toMatchObject([{ name: '王建国', on: true }])
    expect(creditWords(attendance)).toContain('还差 1 人')
    expect(creditWords({ ...attendance, credited: 1, uncredited: 0 })).toBe('1 人的学时都记上了')
    expect(creditWords({ ...attendance, uncredited: 0 })).toBe('这场不用记学时')
  })

  test('what makes up for it is another event that stands', () => {
    const events = [
      anEvent(),
      anEvent({ id: 'e_2', title: '补课' }),
      anEvent({ id: 'e_3', status: 'cancelled' }),
    ]
    expect(makeUpRows(events, 'e_1', at(10)).map(({ id }) => id)).toEqual(['e_2'])
  })

  test('opinions are a sentence, bars and words without names', () => {
    const said = { words: '讲得好', stars: 5, at: at(17) }
    const stars: [number, number, number, number, number] = [0, 0, 0, 1, 3]
    const summary = { count: 4, average: 4.75, stars, reasons: [], words: [said] }
    const view = opinionsView(summary, at(18))
    expect(view.summary).toBe('4 个人评了，平均 4.8 分（5 分是满分）')
    expect(view.bars[0]).toMatchObject({ label: '很好', count: 3, percent: 100 })
    expect(view.words).toMatchObject([{ words: '讲得好', about: '很好 · 今天 17:00' }])
  })

  test('wishes that wait stand first, with their picture', () => {
    const wish = { eventId: 'e_1', fileId: 'f_1', byName: '李桂芬', why: '不想露面', at: at(9) }
    const wishes = [
      { ...wish, id: 'a', state: 'removed' as const },
      { ...wish, id: 'b', state: 'open' as const },
    ]
    const rows = removalRows(wishes, new Map([['f_1', 'https://a/1']]), at(10))
    expect(rows.map(({ id, isOpen }) => [id, isOpen])).toEqual([
      ['b', true],
      ['a', false],
    ])
    expect(rows[0]?.url).toBe('https://a/1')
  })

  test('why it is cancelled can be picked', () => {
    expect(reasonChips('下雨改期').filter(({ on }) => on)).toHaveLength(1)
  })
})
