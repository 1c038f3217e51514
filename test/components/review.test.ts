import { difference, shownAt } from '../../miniprogram/components/x-lesson-stage/moment.view'
import { ageWords, audienceWords } from '../../miniprogram/packages/review/audience.view'
import { deedOf, deedView } from '../../miniprogram/packages/review/decide/decide.view'
import { deskItem } from '../../miniprogram/packages/review/desk/desk.view'
import { figuresView } from '../../miniprogram/packages/review/figures/figures.view'
import { chosenGround, groundsOf } from '../../miniprogram/packages/review/grounds'
import {
  headView,
  passQuestion,
  placesOf,
  questionViews,
  quizWords,
  verdictOf,
} from '../../miniprogram/packages/review/lesson/lesson.view'
import {
  THE_WHOLE,
  aboutOf,
  aboutWords,
  remarkWords,
} from '../../miniprogram/packages/review/lesson/remarking.view'
import {
  added,
  audienceOf,
  dropped,
  dueOn,
  during,
  formOf,
  freshForm,
  inputOf,
} from '../../miniprogram/packages/review/plan/form'
import { audienceView } from '../../miniprogram/packages/review/components/x-plan-audience/audience.view'
import {
  foundLessons,
  requiredRows,
} from '../../miniprogram/packages/review/components/x-plan-required/required.view'
import {
  formView,
  missingWords,
  reachWords,
  saveQuestion,
} from '../../miniprogram/packages/review/plan/plan.view'
import { inOrder, planItem } from '../../miniprogram/packages/review/plans/plans.view'
import type { LessonBrief, LessonContent } from '../../miniprogram/shared/contract/lesson'
import type {
  LessonDraft,
  LessonFigures,
  LessonWork,
  LessonWorkLine,
} from '../../miniprogram/shared/contract/lessonMaking'
import type { StudyPlan } from '../../miniprogram/shared/contract/lessonPlan'
import { DAY_MINUTES, MINUTE_MS } from '../../miniprogram/shared/kit/time'
import { DAY, at } from './support/examples'

const now = at(10)
const DAY_MS = DAY_MINUTES * MINUTE_MS

const draft: LessonDraft = {
  ...{ title: '楼道防火', intro: '', category: 'skills', theme: '本领课', level: 'street', kind: 'elective' },
  ...{ lecturer: '宋国栋', skip: 'free', media: 'video', seconds: 180, fileId: 'f', captions: '' },
  ...{ blocks: [], slides: [], materials: [], asked: 1, pass: 1 },
  questions: [
    {
      ...{ id: 'q1', kind: 'single', text: '先做什么？', rightIds: ['b'], why: '先保命。' },
      options: [
        { id: 'a', text: '拿钱' },
        { id: 'b', text: '逃生' },
      ],
    },
  ],
}

const aLesson: LessonBrief = {
  ...{ id: 'l_9', title: '板凳会', category: 'theory', theme: '党史课', media: 'video', level: 'district' },
  ...{ kind: 'required', lecturer: '周文', seconds: 900, publishedAt: at(8), isExemplar: false },
  ...{ rating: null, standing: null },
}

const aWork = (change: Partial<LessonWork> = {}): LessonWork => ({
  ...{ id: 'l_1', version: 1, stage: 'submitted', placed: null, draft, remarks: [], steps: [], problems: [] },
  ...{ authorId: 'm_author', authorName: '宋国栋', organizationName: '社区党委', isProposed: false },
  ...{ passes: { needed: 1, byIds: [], byNames: [] }, updatedAt: now, revision: 1 },
  ...change,
})

const aLine = (change: Partial<LessonWorkLine> = {}): LessonWorkLine => ({
  ...{ id: 'l_1', title: '楼道防火', media: 'video', level: 'street', stage: 'submitted', version: 1 },
  ...{ authorName: '宋国栋', updatedAt: now, isProposed: false, said: null, since: at(9) },
  ...{ passes: { done: 0, needed: 1 } },
  ...change,
})

describe('the desk', () => {
  test('says whose a lesson is and how long it has waited', () => {
    expect(deskItem(aLine(), 'submitted', now)).toMatchObject({
      ...{ note: '宋国栋 · 街道 · 视频', standing: '今天 09:00 提交', pill: null },
    })
    const long = deskItem(aLine({ since: now - 3 * DAY_MS }), 'submitted', now)
    expect(long.standing).toContain('等了 3 天')
  })

  test('counts the reviewers of a district’s lesson, and shows what is being made anew', () => {
    const district = aLine({ level: 'district', passes: { done: 1, needed: 2 } })
    expect(deskItem(district, 'submitted', now).pill).toEqual({ text: '通过 1/2', tone: 'pine' })
    const anew = deskItem(aLine({ stage: 'draft', version: 2 }), 'rework', now)
    expect(anew).toMatchObject({ pill: { text: '正在改' }, note: '宋国栋 · 街道 · 视频 · 第 2 版' })
    expect(anew.standing).toBe('草稿，今天 09:00')
  })

  test('has the organisations of every role that may, each once', () => {
    const over = (role: 'reviewer' | 'committee' | 'keeper', id: string) => ({
      ...{ role, scopeName: `名 ${id}` },
      scope: { kind: 'organization' as const, id },
    })
    const grants = [
      over('keeper', 'o_0'),
      over('reviewer', 'o_1'),
      over('committee', 'o_1'),
      over('reviewer', 'o_2'),
    ]
    expect(groundsOf({ grants }, ['reviewer', 'committee']).map(({ id, on }) => [id, on])).toEqual([
      ['o_1', true],
      ['o_2', false],
    ])
    expect(chosenGround(groundsOf({ grants }, ['reviewer'], 'o_2'))).toBe('o_2')
    expect(chosenGround(groundsOf({}, ['reviewer']))).toBe('')
  })
})

describe('judging a lesson', () => {
  test('one’s own is for others, and nobody passes one twice', () => {
    expect(verdictOf(aWork(), 'm_me')).toEqual({ canJudge: true, words: '' })
    expect(verdictOf(aWork(), 'm_author')).toMatchObject({ canJudge: false })
    const passes = { needed: 2, byIds: ['m_other'], byNames: ['沈岚'] }
    expect(verdictOf(aWork({ passes }), 'm_other').canJudge).toBe(false)
    expect(verdictOf(aWork({ passes }), 'm_me').words).toBe('沈岚已经通过，您再通过就发布')
    expect(verdictOf(aWork({ stage: 'draft' }), 'm_me')).toEqual({ canJudge: false, words: '' })
  })

  test('before passing it is said whether it is published at once', () => {
    expect(passQuestion(aWork()).content).toContain('马上发布')
    const first = { needed: 2, byIds: [], byNames: [] }
    expect(passQuestion(aWork({ passes: first })).content).toContain('还要另一位')
    const second = { needed: 2, byIds: ['m_other'], byNames: ['沈岚'] }
    expect(passQuestion(aWork({ passes: second })).content).toContain('马上发布')
  })

  test('each question shows what is right and why', () => {
    expect(questionViews(draft.questions)).toMatchObject([
      { head: '第 1 题 · 单选', why: '先保命。', options: [{ isRight: false }, { isRight: true }] },
    ])
    expect(quizWords(draft)).toBe('每次从下面考 1 道，答对 1 道及格')
    expect(quizWords({ asked: 0, pass: 0 })).toBe('')
    expect(headView(aWork({ version: 2 }))).toMatchObject({
      stage: '评审中 · 第 2 版',
      by: '宋国栋 · 社区党委',
    })
  })

  test('where a lesson can go follows from where its published version stands', () => {
    const deeds = (placed: LessonWork['placed']) => placesOf({ placed }).map(({ deed }) => deed)
    expect(deeds(null)).toEqual([])
    expect(deeds('published')).toEqual(['exemplar', 'rework', 'retired'])
    expect(deeds('rework')).toEqual(['published', 'retired'])
    expect(placesOf({ placed: 'exemplar' })[0]?.label).toBe('不再作样板课')
  })

  test('every deed says what it leads to', () => {
    for (const deed of ['return', 'exemplar', 'published', 'rework', 'retired'] as const) {
      const view = deedView(deedOf(deed), { draft })
      expect(view.title).toContain('《楼道防火》')
      expect(view.note.length).toBeGreaterThan(10)
    }
    expect(deedOf('nonsense')).toBe('return')
  })

  test('a remark is about the moment where the player stands, or about the paragraph that was tapped', () => {
    const film: LessonContent = { media: 'video', url: '', cues: [] }
    const article: LessonContent = { media: 'article', blocks: [] }
    expect(aboutOf(film, 42.7, -1)).toEqual({ moment: 42, paragraph: null })
    expect(aboutWords(aboutOf(film, 42.7, -1))).toBe('0:42 处')
    expect(aboutWords(aboutOf(article, 42, 2))).toBe('第 3 段')
    expect(aboutOf(article, 42, -1)).toEqual(THE_WHOLE)
    expect(aboutWords(THE_WHOLE)).toBe('整课')
    expect(
      [remarkWords(film, -1), remarkWords(article, 1), remarkWords(article, -1)].map(({ label }) => label),
    ).toEqual(['在这里说一句', '在第 2 段说一句', '对整课说一句'])
  })
})

describe('figures', () => {
  const figures: LessonFigures = {
    ...{ title: '楼道防火', version: 2, seconds: 100, stars: [0, 1, 0, 2, 5], average: 4.375 },
    ...{ reasons: [], words: ['好'], learners: 10, completed: 6, stopsAt: 3 },
    watchedTenths: [10, 10, 10, 6, 6, 6, 6, 6, 6, 6],
    questions: [
      { text: '难', asked: 10, wrong: 5 },
      { text: '易', asked: 10, wrong: 1 },
      { text: '没考过', asked: 0, wrong: 0 },
    ],
  }

  test('say how many, of how many, and where most stop', () => {
    const view = figuresView(figures)
    expect(view).toMatchObject({
      ...{ about: '第 2 版 · 10 人看过，6 人学完', rating: '4.4 星，8 人评过' },
      stops: '最多人停在 0:30–0:40 这一段',
    })
    expect(view.stars.map(({ label, count, share }) => [label, count, share])[0]).toEqual([
      '5 星',
      '5 人',
      100,
    ])
    expect(view.tenths.filter(({ isMarked }) => isMarked).map(({ label }) => label)).toEqual(['0:30–0:40'])
    expect(view.questions.map(({ text, isHard }) => [text, isHard])).toEqual([
      ['难', true],
      ['易', false],
    ])
  })

  test('of a lesson that nobody has opened say so, and draw nothing', () => {
    const none = {
      ...figures,
      learners: 0,
      completed: 0,
      average: null,
      stars: [0, 0, 0, 0, 0] as const,
      stopsAt: null,
    }
    const view = figuresView({ ...none, stars: [0, 0, 0, 0, 0], watchedTenths: Array<number>(10).fill(0) })
    expect(view).toMatchObject({
      about: '第 2 版 · 还没有人看过',
      rating: '还没有人评',
      tenths: [],
      stops: '',
    })
  })
})

const audience = { organizationId: 'o_3', roles: [], ageFrom: null, ageTo: null, trades: [] }
const aPlan = (change: Partial<StudyPlan> = {}): StudyPlan => ({
  ...{ id: 'p_1', name: '冬季学习', organizationName: '第三支部', from: DAY, to: '2026-12-31', audience },
  required: [{ lessonId: 'l_1', title: '一课', due: null }],
  ...{ electives: { categories: [], count: 2 }, updatedAt: now },
  ...change,
})

describe('study plans', () => {
  test('for whom a plan is, in words', () => {
    expect(audienceWords(audience, '第三支部')).toBe('第三支部的党员')
    const some = { ...audience, roles: ['secretary' as const], ageFrom: 60, trades: ['教师'] }
    expect(audienceWords(some, '第三支部')).toBe('第三支部 · 支部书记 · 60 岁以上 · 教师')
    expect([ageWords({ ageFrom: null, ageTo: 35 }), ageWords({ ageFrom: 35, ageTo: 60 })]).toEqual([
      '35 岁以下',
      '35 到 60 岁',
    ])
  })

  test('what runs stands before what is over', () => {
    const over = aPlan({ id: 'p_0', from: '2026-01-01', to: '2026-02-01' })
    expect(inOrder([over, aPlan()], now).map(({ id }) => id)).toEqual(['p_1', 'p_0'])
    expect(planItem(over, now).pill.text).toBe('已经结束')
    expect(planItem(aPlan(), now)).toMatchObject({ count: '必修 1 课 · 选修 2 课', pill: { text: '正在学' } })
  })

  test('what is opened and saved again is the same', () => {
    const plan = aPlan({ audience: { ...audience, roles: ['keeper'], ageTo: 35, trades: ['教师', '医生'] } })
    const { id, name, from, to, required, electives } = plan
    expect(inputOf(formOf(plan))).toEqual({
      ...{ id, name, from, to, electives, audience: plan.audience },
      required: required.map(({ lessonId, due }) => ({ lessonId, due })),
    })
  })

  test('for everybody again, what was said of some of them is not sent', () => {
    const form = formOf(aPlan({ audience: { ...audience, ageFrom: 60 } }))
    expect(form).toMatchObject({ isSome: true, ageFrom: '60' })
    expect(audienceOf({ ...form, isSome: false })).toEqual(audience)
    expect(audienceOf({ ...form, ageFrom: '六十', trades: '教师， 医生 教师' })).toMatchObject({
      ...{ ageFrom: null, trades: ['教师', '医生'] },
    })
  })

  test('a lesson is required once, with a day of its own within the plan’s', () => {
    const fresh = freshForm('p_2', { id: 'o_3', name: '第三支部' }, DAY)
    const once = added(added(fresh, aLesson), aLesson)
    expect(once.required).toHaveLength(1)
    const due = dueOn(once, 'l_9', fresh.to)
    expect(inputOf(due).required).toEqual([{ lessonId: 'l_9', due: null }])
    const early = during(dueOn(once, 'l_9', fresh.to), { to: DAY })
    expect(early.required[0]?.due).toBeNull()
    expect(dropped(once, 'l_9').required).toEqual([])
    expect(foundLessons([aLesson], once)).toMatchObject([{ isIn: true }])
  })

  test('what is missing is said, one thing at a time, and how many it concerns before it is saved', () => {
    const fresh = freshForm('p_2', { id: 'o_3', name: '第三支部' }, DAY)
    expect(missingWords(fresh)).toBe('给清单起个名字')
    expect(missingWords({ ...fresh, name: '甲' })).toContain('至少加一课')
    expect(missingWords({ ...fresh, name: '甲', to: '2020-01-01' })).toContain('结束日期')
    expect(missingWords(formOf(aPlan()))).toBe('')
    expect(reachWords(1_280)).toBe('一共 1,280 名党员')
    expect(reachWords(0)).toContain('没有这样的党员')
    expect(saveQuestion(formOf(aPlan()), 47).content).toContain('给 47 名党员')
    expect(formView(formOf(aPlan()))).toMatchObject({ toWords: '2026年12月31日', missing: '' })
    expect(requiredRows(formOf(aPlan()))[0]?.dueWords).toBe('12月31日前（清单结束）')
    expect(audienceView(formOf(aPlan({ audience: { ...audience, ageFrom: 60 } }))).who).toBe(
      '第三支部 · 60 岁以上',
    )
  })
})

describe('a moment on the stage', () => {
  const content: LessonContent = {
    ...{ media: 'slides', url: '' },
    slides: [
      { url: 'one', from: 2, to: 10, text: '一' },
      { url: 'two', from: 10, to: 20, text: '二' },
    ],
  }
  const parts = { cues: content.slides, blocks: [], isPlaying: true }

  test('shows the words and the picture that belong to it, the first one before it begins', () => {
    expect(shownAt(content, parts, 0)).toMatchObject({ line: '', slide: { url: 'one' }, clock: '0:00' })
    expect(shownAt(content, parts, 12.4)).toMatchObject({ at: 12, line: '二', slide: { url: 'two' } })
  })

  test('only what is different is drawn', () => {
    const before = shownAt(content, parts, 12.4)
    expect(difference(before, shownAt(content, parts, 12.9))).toEqual({})
    expect(difference(before, shownAt(content, parts, 13.1))).toEqual({ at: 13, clock: '0:13' })
  })
})
