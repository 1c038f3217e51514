import type { LessonDraft } from '../../../miniprogram/shared/contract/lessonMaking'
import { PARAGRAPH, paragraphsOf } from '../../../miniprogram/shared/rules/lesson/article'
import { readCaptions } from '../../../miniprogram/shared/rules/lesson/captions'
import {
  fileOnItsWay,
  filesOf,
  lessonUploadPath,
  uploadOf,
  uploadedKind,
  withFile,
} from '../../../miniprogram/shared/rules/lesson/files'
import { isSameDraft, mergeDrafts } from '../../../miniprogram/shared/rules/lesson/merge'
import { groupsOf, openProblems, partsOf } from '../../../miniprogram/shared/rules/lesson/parts'
import { lacksOf } from '../../../miniprogram/shared/rules/lesson/stages'

const draft: LessonDraft = {
  ...{ title: '防火', intro: '', category: 'skills', theme: '本领课', level: 'street', kind: 'elective' },
  ...{ lecturer: '宋国栋', skip: 'free', media: 'slides', seconds: 40, fileId: 'cloud://e/x.mp3' },
  ...{ captions: '', blocks: [], materials: [], questions: [], asked: 0, pass: 0 },
  slides: [
    { fileId: 'cloud://e/1.jpg', text: '第一张', from: 0 },
    { fileId: 'cloud://e/2.jpg', text: '第二张', from: 12 },
  ],
}
const UPLOAD = 'abcdefgh12345678'
const lacks = (change: Partial<LessonDraft>) => lacksOf({ ...draft, ...change }).map(({ what }) => what)

test('everything that is missing is named at once, each with its editor', () => {
  expect(lacksOf(draft)).toEqual([])
  expect(lacksOf({ ...draft, title: '', theme: ' ', slides: [], fileId: '' })).toEqual([
    { section: 'about', what: '标题' },
    { section: 'shelf', what: '主题' },
    { section: 'slides', what: '图片' },
    { section: 'slides', what: '录音' },
  ])
})

test('a file that is still on its way keeps a lesson back, wherever it stands', () => {
  const coming = fileOnItsWay(UPLOAD)
  expect(lacks({ fileId: coming })).toEqual(['录音（还没有传完）'])
  expect(lacks({ slides: [{ fileId: coming, text: '', from: 0 }] })).toEqual(['图片（还没有传完）'])
  expect(lacks({ materials: [{ name: 'a', fileId: coming, bytes: 1 }] })).toEqual(['资料（还没有传完）'])
  const picture = { kind: 'picture' as const, text: '图', fileId: coming }
  expect(lacks({ media: 'article', blocks: [picture], slides: [] })).toEqual(['正文里的图（还没有传完）'])
})

test('pictures begin one after the other, the first at once, and before the voice is over', () => {
  const at = (...froms: number[]) =>
    lacks({ slides: froms.map((from) => ({ fileId: 'cloud://e/1.jpg', text: '', from })) })
  expect(at(0, 39)).toEqual([])
  for (const wrong of [at(1), at(0, 0), at(0, 40), at(0, 20, 10)])
    expect(wrong).toEqual(['每张图从什么时候开始'])
})

test('a file of a phone gets a place for lessons, or none', () => {
  const path = lessonUploadPath(UPLOAD, 'http://tmp/A.MP4')
  expect(path).toBe(`uploads/lesson/${UPLOAD}.mp4`)
  expect(uploadedKind(`cloud://env.x/${path}`)).toBe('mp4')
  expect(lessonUploadPath(UPLOAD, 'a.exe')).toBeNull()
  expect(uploadOf(fileOnItsWay(UPLOAD))).toBe(UPLOAD)
  expect(uploadOf('cloud://env/uploads/lesson/x.mp4')).toBeNull()
})

test('a file takes the place of what stood for it, wherever that is', () => {
  const coming = fileOnItsWay(UPLOAD)
  const before = {
    ...draft,
    fileId: coming,
    blocks: [{ kind: 'picture' as const, text: '', fileId: coming }],
    materials: [{ name: 'a', fileId: coming, bytes: 1 }],
  }
  const after = withFile(before, coming, 'cloud://e/new.mp3')
  expect(filesOf(after)).toEqual([
    ...['cloud://e/new.mp3', 'cloud://e/new.mp3', 'cloud://e/1.jpg', 'cloud://e/2.jpg', 'cloud://e/new.mp3'],
  ])
})

test('what two phones changed apart is put together, and what both changed is named and kept from one', () => {
  const mine = { ...draft, intro: '我写的', title: '甲' }
  const theirs = { ...draft, kind: 'required' as const, title: '乙' }
  expect(mergeDrafts(draft, mine, { ...theirs, title: draft.title }, 'mine')).toEqual({
    draft: { ...draft, intro: '我写的', title: '甲', kind: 'required' },
    clashes: [],
  })
  const clash = mergeDrafts(draft, mine, theirs, 'mine')
  expect(clash.clashes).toEqual(['title'])
  expect([clash.draft.title, clash.draft.kind, clash.draft.intro]).toEqual(['甲', 'required', '我写的'])
  expect(mergeDrafts(draft, mine, theirs, 'theirs').draft.title).toBe('乙')
  expect(mergeDrafts(draft, { ...draft, title: '丙' }, { ...draft, title: '丙' }, 'mine').clashes).toEqual([])
})

test('keys in another order are no change', () => {
  const turned = { ...draft, slides: draft.slides.map(({ from, text, fileId }) => ({ text, from, fileId })) }
  expect(isSameDraft(draft, turned)).toBe(true)
})

test('the length goes with the recording that it is the length of', () => {
  const mine = { ...draft, fileId: 'cloud://e/mine.mp3', seconds: 90 }
  expect(mergeDrafts(draft, mine, draft, 'mine').draft.seconds).toBe(90)
  expect(mergeDrafts(draft, draft, mine, 'mine').draft.seconds).toBe(90)
  expect(mergeDrafts(draft, { ...draft, seconds: 41 }, draft, 'mine').draft.seconds).toBe(41)
  expect(mergeDrafts(draft, draft, { ...draft, seconds: 44 }, 'mine').draft.seconds).toBe(44)
})

test('a text in one piece becomes paragraphs, and a long one is cut after a sentence', () => {
  expect(paragraphsOf(' 第一段 \r\n\n第二段')).toEqual(['第一段', '第二段'])
  expect(paragraphsOf('  \n ')).toEqual([])
  const long = `${'甲'.repeat(PARAGRAPH - 10)}。${'乙'.repeat(50)}`
  expect(paragraphsOf(long).map((one) => one.length)).toEqual([PARAGRAPH - 9, 50])
  expect(paragraphsOf('丙'.repeat(PARAGRAPH + 1)).map((one) => one.length)).toEqual([PARAGRAPH, 1])
})

test('a captions file is read, or it is said what is wrong with it', () => {
  const srt = '1\n00:00:01,000 --> 00:00:04,000\n你好'
  expect(readCaptions(srt, 30)).toMatchObject({ kind: 'read', cues: [{ text: '你好' }] })
  expect(readCaptions(srt, 0)).toMatchObject({ kind: 'read' })
  expect(readCaptions('1\n00:01:00,000 --> 00:01:04,000\n你好', 30)).toMatchObject({ kind: 'longer', to: 64 })
  expect(readCaptions('只是一些字', 30)).toEqual({ kind: 'unreadable' })
  expect(readCaptions('00:00:01,000 --> \uFFFD\uFFFD', 30)).toEqual({ kind: 'garbled' })
  expect(readCaptions('字'.repeat(60_001), 30)).toEqual({ kind: 'tooLong' })
})

test('every part with words has a name, and they are looked at together as long as they fit', () => {
  const parts = partsOf({ ...draft, captions: '1\n00:01,000 --> 00:02,000\n字幕' })
  expect(parts.map(({ name }) => name)).toEqual([
    ...['标题', '讲师', '主题', '第 1 张图的说明', '第 2 张图的说明', '字幕'],
  ])
  expect(parts.at(-1)?.text).toContain('字幕')
  expect(parts.at(-1)?.text).not.toContain('-->')
  expect(groupsOf(parts, 8).map((group) => group.map(({ text }) => text.length).join())).toEqual(
    expect.arrayContaining(['2,3', '3,3']),
  )
  expect(groupsOf(parts, 2_000)).toHaveLength(1)
})

test('what was not let through is over once it stands there no more', () => {
  const words = { section: 'slides' as const, name: '第 2 张图的说明', what: '第二张', sentence: '换个说法' }
  const picture = {
    section: 'slides' as const,
    name: '第 1 张图',
    what: 'cloud://e/1.jpg',
    sentence: '换一张',
  }
  expect(openProblems([words, picture], draft)).toEqual([words, picture])
  const mended = { ...draft, slides: [{ fileId: 'cloud://e/3.jpg', text: '改好了', from: 0 }] }
  expect(openProblems([words, picture], mended)).toEqual([])
})
