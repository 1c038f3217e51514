import { stepViews, remarkViews } from '../../miniprogram/components/x-lesson-history/history.view'
import { wrongOf } from '../../miniprogram/packages/making/about/about.view'
import {
  type Block,
  blockItems,
  moved,
  tidied,
  withNew,
  without,
} from '../../miniprogram/packages/making/article/article.view'
import { mediaRows, missingWords as missingToBegin } from '../../miniprogram/packages/making/begin/begin.view'
import { cueRows, doubt, trouble } from '../../miniprogram/packages/making/captions/captions.view'
import { fileView } from '../../miniprogram/packages/making/files.view'
import { materialItems, nameOf, sizeWords } from '../../miniprogram/packages/making/materials/materials.view'
import { mediaView, tooLargeWords } from '../../miniprogram/packages/making/media/media.view'
import {
  aboutWords,
  hasHeading,
  materialRows,
  nothingWords,
  quizCard,
} from '../../miniprogram/packages/making/preview/preview.view'
import {
  freshQuestion,
  ofKind,
  optionItems,
  withOption,
  withRight,
  withText,
  withoutOption,
} from '../../miniprogram/packages/making/question/question.view'
import {
  fitted,
  lackWords,
  questionItems,
  ruleWords,
} from '../../miniprogram/packages/making/questions/questions.view'
import {
  READY,
  beginnings,
  ended,
  paused,
  recorded,
  started,
  turned,
} from '../../miniprogram/packages/making/record/recording'
import { shelfView, themeOf } from '../../miniprogram/packages/making/shelf/shelf.view'
import {
  added,
  slideItems,
  swapped,
  voiceView,
  withoutSlide,
} from '../../miniprogram/packages/making/slides/slides.view'
import {
  clashWords,
  hasFileOnItsWay,
  missingWords,
  standView,
  taskViews,
} from '../../miniprogram/packages/making/lesson/lesson.view'
import { workGroups } from '../../miniprogram/packages/making/works/works.view'
import type { LessonDetail } from '../../miniprogram/shared/contract/lesson'
import type {
  DraftQuestion,
  LessonStage,
  LessonWork,
  LessonWorkLine,
} from '../../miniprogram/shared/contract/lessonMaking'
import { fileOnItsWay } from '../../miniprogram/shared/rules/lesson/files'
import { isMaker, makingFor } from '../../miniprogram/ui/makers'
import { at } from './support/examples'
import { aDraft, aWork } from './support/making'

const UPLOAD = 'abcdefgh12345678'
const COMING = fileOnItsWay(UPLOAD)
const nothing = () => null
const sourceOf = (fileId: string) => (fileId.startsWith('cloud') ? `https://${fileId}` : '')

describe('我做的微课', () => {
  const line = (change: Partial<LessonWorkLine>): LessonWorkLine => ({
    ...{ id: 'l', title: '防火', media: 'article', level: 'street', stage: 'draft', version: 1 },
    ...{ authorName: '赵敏', updatedAt: at(9), isProposed: false, said: null, since: at(9) },
    passes: { done: 0, needed: 1 },
    ...change,
  })

  test('what wants a hand comes first, with the reason', () => {
    const said = { byName: '周文静', to: 'returned' as const, why: '第二段改短' }
    const groups = workGroups(
      [line({ id: 'a' }), line({ id: 'b', stage: 'returned', said }), line({ id: 'c', stage: 'exemplar' })],
      at(10),
    )
    expect(groups.map(({ title, works }) => [title, works.map(({ id }) => id).join()])).toEqual([
      ['等您改的', 'b'],
      ['还没做完', 'a'],
      ['大家在看', 'c'],
    ])
    expect(groups[0]?.works[0]).toMatchObject({ said: '周文静：第二段改短', stage: '要改一改', tone: 'plum' })
    expect(groups[0]?.works[0]?.spoken).toContain('第二段改短')
  })

  test('an old reason is not repeated once it is done, and a version is named from the second on', () => {
    const said = { byName: '', to: 'returned' as const, why: '旧的' }
    const [group] = workGroups([line({ stage: 'published', said, version: 2, title: '' })], at(10))
    expect(group?.works[0]).toMatchObject({ said: '', title: '还没有标题' })
    expect(group?.works[0]?.note).toBe('图文 · 第 2 版 · 今天 09:00')
  })

  test('who holds a maker’s role makes lessons, in the name of each organisation once', () => {
    const over = (role: 'secretary' | 'reviewer' | 'lecturer', id: string) => ({
      ...{ role, scope: { kind: 'organization' as const, id }, scopeName: `${id}名` },
    })
    const grants = [over('secretary', 'o_1'), over('lecturer', 'o_1'), over('reviewer', 'o_d')]
    expect(makingFor({ grants })).toEqual([{ id: 'o_1', name: 'o_1名' }])
    expect([isMaker({ grants }), isMaker({ grants: [over('reviewer', 'o_d')] }), isMaker({})]).toEqual([
      ...[true, false, false],
    ])
  })

  test('a lesson begins with a name and a way of making it', () => {
    expect(mediaRows('video').map(({ media, on }) => [media, on])).toEqual([
      ...[
        ['article', false],
        ['slides', false],
        ['video', true],
        ['audio', false],
      ],
    ])
    expect(missingToBegin(' ', 'video', 'o')).toBe('给这节课起个名字')
    expect(missingToBegin('防火', '', 'o')).toBe('选一种做法')
    expect(missingToBegin('防火', 'video', '')).toBe('选一个党组织')
    expect(missingToBegin('防火', 'video', 'o')).toBe('')
  })
})

describe('the checklist', () => {
  test('says of each part what is there, what is missing and what one may leave out', () => {
    const tasks = taskViews(aDraft({ title: '', blocks: [] }), [])
    expect(tasks.map(({ section, state, lack, note }) => [section, state, lack || note])).toEqual([
      ['about', 'lack', '还差：标题'],
      ['article', 'lack', '还没有，点这里做'],
      ['shelf', 'done', '实用本领 · 本领课 · 街道 · 选修'],
      ['quiz', 'free', '可以没有'],
      ['materials', 'free', '可以没有'],
    ])
    expect(missingWords(aDraft({ blocks: [] }))).toBe('正文')
    expect(missingWords(aDraft())).toBe('')
  })

  test('has the parts of its kind of lesson, with how much there is of each', () => {
    const film = aDraft({
      media: 'video',
      fileId: 'cloud://v',
      seconds: 200,
      captions: '00:01.000 --> 00:02.000\n好',
    })
    expect(taskViews(film, []).map(({ title, note }) => [title, note])).toEqual([
      ...[
        ['标题和简介', '讲师 赵敏'],
        ['视频', '3 分钟'],
        ['字幕', '1 句'],
      ],
      ...[
        ['放在哪一类', '实用本领 · 本领课 · 街道 · 选修'],
        ['小测', '可以没有'],
        ['可以下载的资料', '可以没有'],
      ],
    ])
    const slides = aDraft({ media: 'slides', slides: [{ fileId: 'cloud://1', text: '', from: 0 }] })
    expect(taskViews(slides, [])[1]).toMatchObject({ title: '图片和讲解', lack: '还差：录音' })
  })

  test('says what was not let through until it is changed', () => {
    const problem = { section: 'about' as const, name: '简介', what: '坏话', sentence: '换个说法' }
    expect(taskViews(aDraft({ intro: '坏话' }), [problem])[0]).toMatchObject({
      problem: '换个说法',
      state: 'lack',
    })
    expect(taskViews(aDraft({ intro: '好话' }), [problem])[0]).toMatchObject({ problem: '', state: 'done' })
    expect(wrongOf(aDraft({ intro: '坏话' }), [problem])).toEqual({
      title: '',
      intro: '换个说法',
      lecturer: '',
    })
  })

  test('knows whether something is still on its way', () => {
    expect(hasFileOnItsWay(aDraft())).toBe(false)
    expect(hasFileOnItsWay(aDraft({ materials: [{ name: 'a', fileId: COMING, bytes: 1 }] }))).toBe(true)
  })

  test('two versions of the same fields are named as people call them', () => {
    expect(clashWords(['title', 'blocks'])).toMatch(/^标题、正文，/)
  })
})

describe('where a lesson stands', () => {
  const step = { at: at(9), byName: '周文静', version: 1 }
  const cases: [LessonStage, Partial<LessonWork>, string, string][] = [
    ['submitted', {}, '已经交上去，在等评审', '一位评审通过，就发布'],
    ['returned', { steps: [{ ...step, to: 'returned', why: '改短' }] }, '评审请您改一改', '周文静：改短'],
    ['rework', { steps: [{ ...step, byName: '', to: 'rework', why: '太低' }] }, '回炉了，改好再交', '太低'],
    ['published', {}, '已经发布，大家都能看到', ''],
    ['draft', { version: 2 }, '第 2 版，正在改', ''],
  ]
  test.each(cases)('%s is said in plain words', (stage, change, title, note) => {
    expect(standView(aWork({ stage, ...change }))).toMatchObject({ title, note })
  })

  test('why it went back to the furnace is said while it is mended', () => {
    const steps = [{ ...step, to: 'rework' as const, why: '太长' }]
    const mending = aWork({ placed: 'rework', version: 2, steps })
    expect(standView(mending)).toMatchObject({ title: '回炉了，改好再交', note: '周文静：太长' })
  })

  test('of two reviewers it is said who has passed it', () => {
    const passes = { needed: 2, byIds: ['m'], byNames: ['周文静'] }
    expect(standView(aWork({ stage: 'submitted', passes })).note).toBe('要 2 位评审通过，周文静已经通过')
  })

  test('its way is told the latest first, and remarks where they belong', () => {
    const steps = stepViews(
      [
        { at: at(9), byName: '赵敏', to: 'draft', version: 1, why: '' },
        { at: at(10), byName: '', to: 'rework', version: 2, why: '评价不高' },
      ],
      at(12),
    )
    expect(steps.map(({ what, who, why }) => [what, who, why])).toEqual([
      ['送回去回炉', '系统 · 今天 10:00 · 第 2 版', '评价不高'],
      ['开始做', '赵敏 · 今天 09:00', ''],
    ])
    const remark = { id: 'r', at: at(10), byName: '周文静', text: '太快' }
    const said = remarkViews(
      [
        { ...remark, moment: 65, paragraph: null },
        { ...remark, moment: null, paragraph: 2 },
        { ...remark, moment: null, paragraph: null },
      ],
      at(12),
    )
    expect(said.map(({ where }) => where)).toEqual(['1:05 处', '第 3 段', ''])
  })
})

describe('the article', () => {
  const text = (words: string): Block => ({ kind: 'text', text: words, fileId: null })
  const blocks = [text('甲'), text('乙'), text('丙')]
  const wordsOf = (list: readonly Block[]) => list.map((one) => one.text).join('')

  test('paragraphs come, go and change places, and at the edge they stay', () => {
    expect(wordsOf(moved(blocks, 1, -1))).toBe('乙甲丙')
    expect(wordsOf(moved(blocks, 2, 1))).toBe('甲乙丙')
    expect(wordsOf(without(blocks, 1))).toBe('甲丙')
    expect(withNew(blocks, 0, [text('新')])).toMatchObject({ at: 1 })
    expect(wordsOf(withNew(blocks, -1, [text('新')]).blocks)).toBe('甲乙丙新')
  })

  test('what was pasted in one piece becomes paragraphs; an empty one goes, a picture stays', () => {
    expect(tidied([text('甲\n乙'), text('丙')], 0).map((one) => one.text)).toEqual(['甲', '乙', '丙'])
    expect(tidied([text(' '), text('丙')], 0)).toHaveLength(1)
    const heading: Block = { kind: 'heading', text: '题\n下文', fileId: null }
    expect(tidied([heading], 0).map(({ kind }) => kind)).toEqual(['heading', 'text'])
    const picture: Block = { kind: 'picture', text: '', fileId: 'cloud://p' }
    expect(tidied([picture], 0)).toEqual([picture])
    expect(tidied(blocks, 9)).toEqual(blocks)
  })

  test('each says its place, how far its picture is, and what was not let through', () => {
    const draft = aDraft({ blocks: [text('坏话'), { kind: 'picture', text: '', fileId: COMING }] })
    const problem = { section: 'article' as const, name: '', what: '坏话', sentence: '换个说法' }
    const stateOf = () => ({ state: 'sending' as const, share: 0.34 })
    const items = blockItems(draft, { open: 0, sourceOf, stateOf, problems: [problem] })
    expect(items.map(({ name, wrong, isOpen, file }) => [name, wrong, isOpen, file.words])).toEqual([
      ['第 1 段', '换个说法', true, ''],
      ['第 2 段（图片）', '', false, '正在传 34%'],
    ])
  })
})

describe('files', () => {
  test.each([
    ['waiting', 0, 'sending', '正在传 0%'],
    ['failed', 0, 'failed', '没有传上去，文件还在手机里'],
    ['lost', 0, 'lost', '手机里找不到这个文件了，请再选一次'],
  ] as const)('one that is %s says so', (state, share, shown, words) => {
    expect(fileView(COMING, () => ({ state, share }))).toEqual({ state: shown, share, words })
  })

  test('one that another phone is sending says where it is', () => {
    expect(fileView(COMING, nothing)).toMatchObject({
      state: 'elsewhere',
      words: expect.stringContaining('另一部'),
    })
    expect([fileView('', nothing).state, fileView('cloud://x', nothing).state]).toEqual(['none', 'there'])
  })

  test('a film says its length, and a long one that people will not finish it', () => {
    const film = aDraft({ media: 'video', fileId: 'cloud://v', seconds: 90 })
    const shown = { sourceOf, stateOf: nothing, problems: [] }
    expect(mediaView(film, shown)).toMatchObject({
      has: true,
      length: '长 90 秒',
      note: '',
      src: 'https://cloud://v',
    })
    expect(mediaView({ ...film, seconds: 1_000 }, shown).note).toContain('太长')
    expect(mediaView(aDraft({ media: 'audio' }), shown)).toMatchObject({
      has: false,
      length: '',
      isFilm: false,
    })
  })

  test('what is too large is said with its size', () => {
    expect(tooLargeWords(60 * 1024 * 1024)).toBe('')
    expect(tooLargeWords(61 * 1024 * 1024)).toContain('61 MB，最多 60 MB')
  })

  test('materials keep their ending, and say their size', () => {
    expect(nameOf(`${'长'.repeat(80)}.pdf`)).toMatch(/^长{56}\.pdf$/)
    expect([sizeWords(0), sizeWords(500), sizeWords(2_500_000)]).toEqual(['', '1 KB', '2.5 MB'])
    const draft = aDraft({ materials: [{ name: '讲义.pdf', fileId: 'cloud://m', bytes: 2_000 }] })
    const problem = { section: 'materials' as const, name: '', what: 'cloud://m', sentence: '打不开' }
    expect(materialItems(draft, nothing, [problem])[0]).toMatchObject({ size: '2 KB', wrong: '打不开' })
  })

  test('a captions file that cannot be used says what to do', () => {
    expect(trouble({ kind: 'read', cues: [] })).toBe('')
    for (const read of [null, { kind: 'garbled' }, { kind: 'tooLong' }, { kind: 'unreadable' }] as const)
      expect(trouble(read)).toMatch(/请|要有|起止时间/)
    expect(doubt({ kind: 'longer', cues: [], to: 75 }, 60)).toBe(
      '字幕到 1:15 才完，这一课只有 1:00。是不是选错了文件？',
    )
    expect(doubt({ kind: 'read', cues: [] }, 60)).toBe('')
    expect(cueRows([{ from: 61, to: 63, text: '好' }])).toEqual([{ key: 0, clock: '1:01', text: '好' }])
  })
})

describe('pictures with a voice', () => {
  const slide = (fileId: string, from: number) => ({ fileId, text: fileId, from })
  const three = [slide('a', 0), slide('b', 10), slide('c', 20)]

  test('changing places changes the picture and not the time', () => {
    expect(swapped(three, 0, 1)).toEqual(
      [slide('b', 0), slide('a', 10), slide('c', 20)].map((one, index) => ({
        ...one,
        from: index * 10,
      })),
    )
    expect(swapped(three, 0, -1)).toEqual(three)
  })

  test('without the first, the second stands there from the beginning', () => {
    expect(withoutSlide(three, 0).map(({ fileId, from }) => [fileId, from])).toEqual([
      ['b', 0],
      ['c', 20],
    ])
  })

  test('new ones come a few seconds after each other, inside what is recorded', () => {
    expect(added([], ['a', 'b'], 0).map(({ from }) => from)).toEqual([0, 10])
    expect(added(three, ['d', 'e'], 26).map(({ from }) => from)).toEqual([0, 10, 20, 22, 24])
  })

  test('each says when it comes, and between which seconds it can', () => {
    const draft = aDraft({ media: 'slides', slides: three, fileId: 'cloud://s', seconds: 30 })
    const items = slideItems(draft, { open: 1, sourceOf, stateOf: nothing, problems: [] })
    expect(items.map(({ when, least, most }) => [when, least, most])).toEqual([
      ['一开始就是这张', 0, 0],
      ['0:10 换到这张', 1, 19],
      ['0:20 换到这张', 11, 29],
    ])
    expect(voiceView(draft, nothing).words).toBe('讲解录好了，长 30 秒')
    expect(voiceView(aDraft({ media: 'slides' }), nothing).words).toBe('还没有录讲解')
  })

  test('a recording counts what is recorded and not its pauses, and marks each picture', () => {
    const first = started(READY, 1_000)
    const second = turned(first, 6_000)
    const resting = paused(second, 8_000)
    expect([recorded(resting, 99_000), resting.stage]).toEqual([7_000, 'paused'])
    const third = turned(started(resting, 100_000), 103_000)
    expect(third.marks).toEqual([0, 5_000, 10_000])
    expect(ended(third, 104_000)).toMatchObject({ stage: 'done', before: 11_000, since: null })
  })

  test('pictures that were not reached share what is left, and none stands on another', () => {
    expect(beginnings([0, 5_000, 10_000], 3, 15)).toEqual([0, 5, 10])
    expect(beginnings([0], 3, 30)).toEqual([0, 10, 20])
    expect(beginnings([0, 200, 300], 3, 15)).toEqual([0, 1, 2])
    expect(beginnings([0], 0, 30)).toEqual([])
  })
})

describe('the quiz', () => {
  const question = (change: Partial<DraftQuestion> = {}): DraftQuestion => ({
    ...{ id: 'q', kind: 'single', text: '问', why: '', rightIds: ['a'] },
    options: [
      { id: 'a', text: '甲' },
      { id: 'b', text: '乙' },
    ],
    ...change,
  })

  test('what a question lacks is said one thing at a time', () => {
    expect(lackWords(question())).toBe('')
    expect(lackWords(question({ text: ' ' }))).toBe('还没有写题目')
    expect(lackWords(question({ options: [] }))).toBe('至少要两个选项')
    expect(
      lackWords(
        question({
          options: [
            { id: 'a', text: '甲' },
            { id: 'b', text: '' },
          ],
        }),
      ),
    ).toBe('有一个选项还空着')
    expect(lackWords(question({ rightIds: [] }))).toBe('还没有点哪个是对的')
    expect(lackWords(question({ rightIds: ['a', 'b'] }))).toBe('只能有一个是对的')
    expect(lackWords(freshQuestion())).toBe('还没有写题目')
  })

  test('one right answer takes the place of the other, several stand beside each other', () => {
    expect(withRight(question(), 'b').rightIds).toEqual(['b'])
    const many = question({ kind: 'multiple' })
    expect(withRight(many, 'b').rightIds).toEqual(['a', 'b'])
    expect(withRight(many, 'a').rightIds).toEqual([])
    expect(ofKind(question({ kind: 'multiple', rightIds: ['a', 'b'] }), 'single').rightIds).toEqual([])
    expect(ofKind(question(), 'trueFalse').options.map(({ text }) => text)).toEqual(['对', '错'])
    expect(ofKind(ofKind(question(), 'trueFalse'), 'single').options.map(({ text }) => text)).toEqual([
      '',
      '',
    ])
    expect(ofKind(question(), 'single')).toEqual(question())
  })

  test('options are written, added up to eight, and taken out with their being right', () => {
    expect(withText(question(), 'b', '丁').options[1]?.text).toBe('丁')
    expect(withoutOption(question(), 'a')).toMatchObject({ options: [{ id: 'b' }], rightIds: [] })
    const full = Array.from({ length: 9 }, () => 0).reduce((one) => withOption(one), question())
    expect(full.options).toHaveLength(8)
    expect(optionItems(question()).map(({ letter, isRight }) => [letter, isRight])).toEqual([
      ['A', true],
      ['B', false],
    ])
  })

  test('the first question asks itself, and what is asked follows the pool', () => {
    expect(fitted({ questions: [question()], asked: 0, pass: 0 }, 0)).toEqual({ asked: 1, pass: 1 })
    expect(fitted({ questions: [question()], asked: 0, pass: 0 }, 2)).toEqual({ asked: 0, pass: 0 })
    expect(fitted({ questions: [question()], asked: 3, pass: 2 }, 3)).toEqual({ asked: 1, pass: 1 })
    expect(fitted({ questions: [], asked: 1, pass: 1 }, 1)).toEqual({ asked: 0, pass: 0 })
    expect(ruleWords({ questions: [question(), question()], asked: 1, pass: 1 })).toContain('从 2 题里换着出')
    expect(ruleWords({ questions: [question()], asked: 0, pass: 0 })).toContain('不考')
  })

  test('a list of questions says what each lacks or was not let through', () => {
    const draft = aDraft({ questions: [question(), question({ id: 'p', text: '' })], asked: 1, pass: 1 })
    const problem = { section: 'quiz' as const, name: '', what: '问\n甲\n乙\n', sentence: '换个说法' }
    expect(questionItems(draft, [problem]).map(({ wrong, note }) => [wrong, note])).toEqual([
      ['换个说法', '单选 · 2 个选项'],
      ['还没有写题目', '单选 · 2 个选项'],
    ])
  })
})

describe('the shelf', () => {
  test('a theme of one’s own is written, and two reviewers are said where it takes two', () => {
    const own = shelfView(aDraft({ theme: '', level: 'district' }), [])
    expect([own.hasOwnTheme, own.levelNote]).toEqual([true, '全区都能看到，要两位评审通过'])
    expect(shelfView(aDraft(), [])).toMatchObject({ hasOwnTheme: false, canSkip: false, isInOrder: false })
    expect(shelfView(aDraft({ media: 'video', skip: 'afterFirst' }), [])).toMatchObject({
      canSkip: true,
      isInOrder: true,
    })
    expect([themeOf('own'), themeOf('党史课')]).toEqual(['', '党史课'])
  })
})

describe('the preview', () => {
  const detail = (content: LessonDetail['content']): LessonDetail => ({
    ...{ id: 'l', title: '防火', category: 'skills', theme: '本领课', media: content.media, level: 'street' },
    ...{ kind: 'required', lecturer: '赵敏', seconds: 200, publishedAt: 0, isExemplar: false, rating: null },
    ...{ standing: null, version: 1, intro: '', content, skip: 'free', materials: [], quiz: null },
    ...{
      isFavourite: false,
      watched: [],
      position: 0,
      needed: 180,
      openedAt: 0,
      next: null,
      evaluation: null,
    },
    now: 0,
  })

  test('says what is not there yet instead of an empty stage', () => {
    expect(nothingWords(detail({ media: 'article', blocks: [] }))).toBe('正文还没有写')
    expect(nothingWords(detail({ media: 'video', url: '', cues: [] }))).toBe('视频还没有传好')
    expect(nothingWords(detail({ media: 'slides', url: '', slides: [] }))).toBe('录音还没有传好')
    expect(nothingWords(detail({ media: 'audio', url: 'https://a', cues: [] }))).toBe('')
  })

  test('has what the learner’s page has', () => {
    const article = detail({
      media: 'article',
      blocks: [{ kind: 'heading', text: '题', url: null, from: 0, to: 5 }],
    })
    expect([aboutWords(article), hasHeading(article), quizCard(article)]).toEqual([
      ...['必修 · 图文 · 3 分钟 · 讲师 赵敏', true, null],
    ])
    const quiz = { asked: 2, pass: 1, attempts: 0, passedAt: null, nextAt: null }
    expect(quizCard({ quiz })?.title).toBe('学完做 2 道小题')
    expect(materialRows({ materials: [{ name: 'a.pdf', url: '', bytes: 0 }] })).toEqual([
      { at: 0, name: 'a.pdf', note: '点开看' },
    ])
  })
})
