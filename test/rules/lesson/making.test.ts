import type { LessonDraft } from '../../../miniprogram/shared/contract/lessonMaking'
import type { PlanAudience } from '../../../miniprogram/shared/contract/lessonPlan'
import { articleSeconds, timed } from '../../../miniprogram/shared/rules/lesson/article'
import { ageOn, isFor } from '../../../miniprogram/shared/rules/lesson/audience'
import { cuesOf } from '../../../miniprogram/shared/rules/lesson/captions'
import { FURNACE, furnaceOf } from '../../../miniprogram/shared/rules/lesson/furnace'
import { canFollow, passesNeeded, refuseDraft } from '../../../miniprogram/shared/rules/lesson/stages'

const draft: LessonDraft = {
  ...{ title: '防火', intro: '', category: 'skills', theme: '本领课', level: 'street', kind: 'elective' },
  ...{ lecturer: '宋国栋', skip: 'free', media: 'video', seconds: 40, fileId: 'cloud://e/x.mp4' },
  ...{ captions: '', blocks: [], slides: [], materials: [], questions: [], asked: 0, pass: 0 },
}
const lack = (change: Partial<LessonDraft>) => refuseDraft({ ...draft, ...change })?.params?.['what'] ?? null

test('a whole draft may be submitted; what is missing is named', () => {
  expect(lack({})).toBeNull()
  expect(lack({ title: ' ' })).toBe('标题')
  expect(lack({ lecturer: '' })).toBe('讲师')
  expect(lack({ fileId: '' })).toBe('视频')
  expect(lack({ media: 'audio', fileId: '' })).toBe('录音')
  expect(lack({ media: 'article' })).toBe('正文')
  expect(lack({ media: 'slides' })).toBe('图片')
  expect(lack({ seconds: 0 })).toBe('时长')
})

test('a quiz must have enough sound questions', () => {
  const one = { id: 'q', kind: 'single' as const, text: '问', why: '', rightIds: ['a'] }
  const options = [
    { id: 'a', text: '甲' },
    { id: 'b', text: '乙' },
  ]
  const sound = { ...one, options }
  expect(lack({ questions: [sound], asked: 1, pass: 1 })).toBeNull()
  expect(lack({ questions: [sound], asked: 2, pass: 1 })).toBe('小测题目（不够要考的题数）')
  expect(lack({ questions: [sound], asked: 1, pass: 2 })).toBe('小测及格题数')
  expect(lack({ questions: [{ ...sound, rightIds: [] }], asked: 1, pass: 1 })).toBe('小测第 1 题')
  expect(lack({ questions: [{ ...sound, rightIds: ['a', 'b'] }], asked: 1, pass: 1 })).toBe('小测第 1 题')
  expect(lack({ questions: [{ ...sound, rightIds: ['c'] }], asked: 1, pass: 1 })).toBe('小测第 1 题')
})

test('a draft is never published without review, and what is retired can come back', () => {
  expect(canFollow('draft', 'published')).toBe(false)
  expect(canFollow('returned', 'published')).toBe(false)
  expect(canFollow('submitted', 'published')).toBe(true)
  expect(canFollow('retired', 'published')).toBe(true)
  expect(canFollow('rework', 'exemplar')).toBe(false)
  expect([passesNeeded('district'), passesNeeded('street')]).toEqual([2, 1])
})

test('poor ones go back to the furnace, good ones are proposed, and few raters decide nothing', () => {
  expect(furnaceOf([4, 0, 0, 0, 0], FURNACE)).toBe('stay')
  expect(furnaceOf([4, 1, 0, 0, 0], FURNACE)).toBe('rework')
  expect(furnaceOf([0, 0, 0, 2, 3], FURNACE)).toBe('exemplar')
  expect(furnaceOf([1, 1, 1, 1, 1], FURNACE)).toBe('stay')
})

test('captions of either kind are read; what is no cue is left out', () => {
  const vtt = 'WEBVTT\n\n00:01.500 --> 00:04.000\n<v 甲>第一句\n\nNOTE 旁注\n\n00:00.000 --> 00:01.500\n开头'
  expect(cuesOf(vtt)).toEqual([
    { from: 0, to: 1.5, text: '开头' },
    { from: 1.5, to: 4, text: '第一句' },
  ])
  const srt = '1\r\n00:00:01,000 --> 00:00:02,500\r\n你好\r\n大家好\r\n\r\n2\r\n坏的一行\r\n'
  expect(cuesOf(srt)).toEqual([{ from: 1, to: 2.5, text: '你好 大家好' }])
  expect(cuesOf('')).toEqual([])
})

test('an article is as long as reading it aloud takes, block after block', () => {
  const blocks = [
    { kind: 'heading' as const, text: '题' },
    { kind: 'text' as const, text: '字'.repeat(100) },
    { kind: 'picture' as const, text: '' },
  ]
  expect(timed(blocks).map(({ from, to }) => [from, to])).toEqual([
    [0, 5],
    [5, 30],
    [30, 35],
  ])
  expect(articleSeconds(blocks)).toBe(35)
  expect(articleSeconds([])).toBe(0)
})

const everybody: PlanAudience = { organizationId: 'o_p', roles: [], ageFrom: null, ageTo: null, trades: [] }
const member = {
  path: '/o_d/o_p/o_3/',
  roles: ['member' as const],
  born: '1960-11-24',
  occupation: '社区物业',
}

test('a plan is for whoever meets all of its audience', () => {
  const today = '2026-11-23'
  const meant = (audience: Partial<PlanAudience>) => isFor({ ...everybody, ...audience }, member, today)
  expect(meant({})).toBe(true)
  expect(meant({ organizationId: 'o_9' })).toBe(false)
  expect(meant({ roles: ['secretary'] })).toBe(false)
  expect(meant({ trades: ['物业', '教育'] })).toBe(true)
  expect(meant({ trades: ['教育'] })).toBe(false)
  expect(meant({ ageFrom: 66 })).toBe(false)
  expect(meant({ ageFrom: 65, ageTo: 65 })).toBe(true)
})

test('an age is in full years, and unknown where the birthday is', () => {
  expect(ageOn('1960-11-24', '2026-11-23')).toBe(65)
  expect(ageOn('1960-11-24', '2026-11-24')).toBe(66)
  expect(isFor({ ...everybody, ageFrom: 60 }, { ...member, born: null }, '2026-11-23')).toBe(false)
})
