import type { LessonBrief, QuizQuestion } from '../../miniprogram/shared/contract/lesson'
import {
  blockViews,
  indexAt,
  judgeSeek,
  readOn,
  sentencesOf,
} from '../../miniprogram/components/x-lesson-stage/stage.view'
import { reasonsFor } from '../../miniprogram/packages/lesson/done/done.view'
import { firstGap, limitOf, quizWords, startOf } from '../../miniprogram/packages/lesson/lesson/lesson.view'
import { changed, filterOf } from '../../miniprogram/packages/lesson/list/list.view'
import { planView } from '../../miniprogram/packages/lesson/plan/plan.view'
import {
  choose,
  missingWords,
  questionViews,
  resultWords,
} from '../../miniprogram/packages/lesson/quiz/quiz.view'
import { nextLesson } from '../../miniprogram/pages/home/home.view'
import { lessonsView } from '../../miniprogram/pages/lessons/lessons.view'
import { type Counted, countWords, lessonItem, standingWords } from '../../miniprogram/ui/lesson.view'
import { DAY, at } from './support/examples'

const now = at(10)

const aLesson = (change: Partial<LessonBrief> = {}): LessonBrief => ({
  ...{ id: 'l_1', title: '板凳会', category: 'theory', theme: '党史课', media: 'video', level: 'district' },
  ...{ kind: 'required', lecturer: '周文', seconds: 900, publishedAt: at(8), isExemplar: false },
  ...{ rating: null, standing: null },
  ...change,
})

const counted = (change: Partial<Counted> = {}): Counted => ({
  ...{ seen: 720, total: 900, needed: 810, questions: 0, isCompleted: false, minutes: 0 },
  ...{ isKept: false, isOffline: false },
  ...change,
})

describe('what counts is said plainly', () => {
  test('how much was seen, how long it is, and how much is missing', () => {
    expect(countWords(counted())).toEqual({ title: '已看 12 分 / 共 15 分', note: '再看 2 分钟即可完成' })
  })

  test('seconds are never rounded up, and what is missing never down', () => {
    expect(countWords(counted({ seen: 779 }))).toEqual({
      title: '已看 12 分 / 共 15 分',
      note: '再看 31 秒即可完成',
    })
    expect(countWords(counted({ seen: 749 })).note).toBe('再看 2 分钟即可完成')
  })

  test('a short lesson is counted in seconds', () => {
    const short = counted({ seen: 20, total: 38, needed: 35, questions: 2 })
    expect(countWords(short)).toEqual({
      title: '已看 20 秒 / 共 38 秒',
      note: '再看 15 秒即可完成，之后答 2 道小题',
    })
  })

  test('enough was seen: the quiz waits, or it is being written down', () => {
    expect(countWords(counted({ seen: 810, questions: 2 })).note).toBe('看够了，再答对小题即可完成')
    expect(countWords(counted({ seen: 810 })).note).toBe('看够了，正在记上')
  })

  test('without a network nothing is lost, and that is said', () => {
    const kept = '网络不通，先存在手机里，连上就记上'
    expect(countWords(counted({ isKept: true, isOffline: true })).note).toBe(`再看 2 分钟即可完成。${kept}`)
    expect(countWords(counted({ seen: 810, isOffline: true })).note).toBe(`看够了。${kept}`)
  })

  test('completed says what the archive has', () => {
    expect(countWords(counted({ isCompleted: true, minutes: 15 }))).toEqual({
      title: '这一课学完了',
      note: '15 分钟记进了学习档案。想再看，随时可以',
    })
  })

  test('in lists as well', () => {
    expect(standingWords({ seconds: 720, completedAt: null }, 900)).toBe('已看 12 分，再看 2 分钟即可完成')
    expect(standingWords({ seconds: 900, completedAt: at(9) }, 900)).toBe('')
    expect(standingWords(null, 900)).toBe('')
  })
})

test('a lesson in a list says what it is and until when', () => {
  const item = lessonItem(aLesson(), now, { due: DAY })
  expect(item).toMatchObject({ note: '必修 · 视频 · 15 分钟', by: '周文 · 党史课 · 区级' })
  expect(item.pill).toEqual({ text: '今天要学完', tone: 'plum' })
  const done = lessonItem(aLesson({ standing: { seconds: 900, completedAt: at(9) } }), now, { due: DAY })
  expect(done.pill).toEqual({ text: '学完了', tone: 'pine' })
})

describe('the tab and the home page', () => {
  const begun = aLesson({ id: 'l_2', title: '开了头', standing: { seconds: 60, completedAt: null } })
  const required = ['l_2', 'l_3', 'l_4', 'l_5', 'l_6'].map((id) => ({
    ...aLesson({ id }),
    due: DAY,
    planName: '清单',
  }))
  const suggested = [
    { ...aLesson({ id: 'l_3' }), because: '大家评价好' },
    { ...aLesson({ id: 'l_9' }), because: '新上的课' },
  ]
  const home = { unfinished: [begun], required, suggested, fresh: [aLesson({ id: 'l_9' })], now }

  test('every lesson stands there once, where it matters most', () => {
    const view = lessonsView(home, now)
    expect(view.goOn).toMatchObject({ id: 'l_2', pill: { text: '今天要学完' } })
    expect(view.required.map(({ id }) => id)).toEqual(['l_3', 'l_4', 'l_5'])
    expect(view.moreRequired).toBe('还有 1 课必修')
    expect(view.suggested).toMatchObject([{ id: 'l_9', pill: { text: '新上的课' } }])
    expect(view.fresh).toEqual([])
  })

  test('home goes on with what was begun, then with what is due, then with anything good', () => {
    expect(nextLesson(home, now)).toMatchObject({
      id: 'l_2',
      note: '接着看 · 已看 1 分，再看 13 分钟即可完成',
    })
    expect(nextLesson({ ...home, unfinished: [] }, now)).toMatchObject({ note: '必修 · 今天要学完' })
    expect(nextLesson({ ...home, unfinished: [], required: [] }, now)).toMatchObject({ id: 'l_3' })
    expect(nextLesson({ unfinished: [], required: [], suggested: [], fresh: [], now }, now)).toBeNull()
  })

  test('a plan does not suggest what must be learned anyway', () => {
    const plan = {
      id: 'p',
      name: '清单',
      organizationName: '第三支部',
      to: DAY,
      required,
      electives: { done: 1, count: 3, suggested },
    }
    const view = planView(plan, now)
    expect(view).toMatchObject({
      count: '必修 5 课，学完 0 课',
      electives: { words: '选修还要 2 课，自己挑喜欢的' },
    })
    expect(view.electives?.items.map(({ id }) => id)).toEqual(['l_9'])
  })
})

describe('where a lesson begins, and how far one may skip', () => {
  const lesson = { ...aLesson(), position: 120, watched: [{ from: 0, to: 120 }], skip: 'afterFirst' as const }
  const start = (change: object) => startOf({ ...lesson, ...change } as Parameters<typeof startOf>[0])

  test('it goes on where it was left, on whichever phone', () => {
    expect(start({})).toBe(120)
    expect(start({ position: 500, skip: 'free' })).toBe(500)
  })

  test('a position beyond what was watched does not get around the order', () => {
    expect(start({ position: 500 })).toBe(120)
  })

  test('at the end it goes on with what was left out', () => {
    const watched = [
      { from: 0, to: 100 },
      { from: 300, to: 900 },
    ]
    expect(start({ position: 900, watched, skip: 'free' })).toBe(100)
    expect(firstGap(watched, 900)).toEqual({ from: 100, to: 300 })
    expect(firstGap([{ from: 0, to: 898 }], 900)).toBeNull()
  })

  test('who has completed it may go anywhere', () => {
    const standing = { seconds: 900, completedAt: at(9) }
    expect(limitOf({ ...lesson, standing })).toBeNull()
    expect(limitOf(lesson)).toBe(120)
    expect(judgeSeek(600, 120, 118)).toEqual({ kind: 'back', to: 118 })
    expect(judgeSeek(60, 120, 118)).toEqual({ kind: 'play' })
    expect(judgeSeek(600, null, 118)).toEqual({ kind: 'play' })
  })
})

describe('articles', () => {
  const block = { kind: 'text' as const, text: '一二三四。五六七八！', url: null, from: 10, to: 20 }

  test('a paragraph’s time is shared out among its sentences', () => {
    expect(sentencesOf(block)).toMatchObject([
      { text: '一二三四。', from: 10, to: 15 },
      { text: '五六七八！', from: 15, to: 20 },
    ])
    expect(indexAt(sentencesOf(block), 16)).toBe(1)
    expect(blockViews({ media: 'video', url: '', cues: [] })).toEqual([])
  })

  test('no word is lost, whatever ends a sentence', () => {
    const text = '他说：“走吧。”大家就走了；一路上（很远！）没有人说话'
    expect(
      sentencesOf({ ...block, text })
        .map((one) => one.text)
        .join(''),
    ).toBe(text)
  })

  test('read by oneself, a paragraph counts for as long as it is on the screen and no longer than it is', () => {
    const shown = [{ from: 0, to: 10 }]
    expect(readOn(shown, [], 1, 1)).toEqual({ from: 0, to: 1 })
    expect(readOn(shown, [{ from: 0, to: 4 }], 1, 1.5)).toEqual({ from: 4, to: 5.5 })
    expect(readOn(shown, [{ from: 0, to: 9.5 }], 1, 1)).toEqual({ from: 9.5, to: 10 })
    expect(readOn(shown, [{ from: 0, to: 10 }], 60, 1)).toBeNull()
    expect(readOn([], [], 60, 1)).toBeNull()
  })
})

describe('the quiz', () => {
  const question = (id: string, kind: QuizQuestion['kind']): QuizQuestion => ({
    ...{ id, kind, text: '哪一个？' },
    options: ['a', 'b'].map((letter) => ({ id: `${id}-${letter}`, text: letter })),
  })
  const one = question('q1', 'single')
  const many = question('q2', 'multiple')

  test('of a single choice the other one goes, of several each stays until it is tapped again', () => {
    const single = choose(choose({}, one, 'q1-a'), one, 'q1-b')
    expect(single).toEqual({ q1: ['q1-b'] })
    const both = choose(choose(single, many, 'q2-a'), many, 'q2-b')
    expect(both['q2']).toEqual(['q2-a', 'q2-b'])
    expect(choose(both, many, 'q2-a')['q2']).toEqual(['q2-b'])
    expect(missingWords([one, many], single)).toBe('第 2 题还没有选')
    expect(missingWords([one, many], both)).toBe('')
  })

  const answers = [{ questionId: 'q1', isRight: false, rightIds: ['q1-a'], why: '第一个才是。' }]
  const result = { right: 0, asked: 1, passed: false, answers, nextAt: null, completedAt: null }

  test('nothing shows what is right before the answer, everything afterwards', () => {
    const before = questionViews([one], { q1: ['q1-b'] }, null)
    expect(before[0]?.options.map(({ mark }) => mark)).toEqual(['', ''])
    const [after] = questionViews([one], { q1: ['q1-b'] }, result)
    expect(after).toMatchObject({ verdict: '答错了', why: '第一个才是。' })
    expect(after?.options.map(({ mark }) => mark)).toEqual(['right', 'wrong'])
  })

  test('a pause before the next attempt is said with its hour', () => {
    expect(resultWords(result, 1, now)).toMatchObject({ title: '答对 0 道，还差 1 道', canRetry: true })
    const later = resultWords({ ...result, nextAt: at(10, 30) }, 1, now)
    expect(later.canRetry).toBe(false)
    expect(later.note).toContain('10:30 以后再答')
    const quiz = { asked: 2, pass: 2, attempts: 3, passedAt: null, nextAt: at(10, 30) }
    expect(quizWords({ quiz, standing: null }, true, now)).toMatchObject({ canBegin: false })
    expect(quizWords({ quiz, standing: null }, true, at(10, 31))).toMatchObject({ canBegin: true })
    expect(quizWords({ quiz, standing: null }, false, at(10, 31))).toMatchObject({ canBegin: false })
  })
})

test('a list takes from an address what it knows, and forgets what is taken away', () => {
  const filter = filterOf({ category: 'history', only: 'nonsense', theme: '党史课', text: '' })
  expect(filter).toEqual({ category: 'history', theme: '党史课' })
  expect(changed(filter, { category: '' })).toEqual({ theme: '党史课' })
})

test('reasons fit the stars', () => {
  expect(reasonsFor(5)).toContain('用得上')
  expect(reasonsFor(1)).not.toContain('用得上')
  expect(reasonsFor(3)).toEqual(expect.arrayContaining(['用得上', '太长']))
})
