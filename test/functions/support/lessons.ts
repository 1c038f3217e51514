import type { BeatInput, LessonDetail, WatchedSpan } from '../../../miniprogram/shared/contract/lesson'
import type { DraftQuestion, LessonDraft } from '../../../miniprogram/shared/contract/lessonMaking'
import { addMember, over } from './district'
import type { TestCloud } from './cloud'

export const LECTURER = 'oTest_lecturer'
export const REVIEWER = 'oTest_reviewer'
export const OTHER_REVIEWER = 'oTest_other_reviewer'

export async function addMakers(on: TestCloud): Promise<void> {
  await addMember(on.db, LECTURER, 'm_lecturer', '宋国栋', over('lecturer', 'o_p1'))
  await addMember(on.db, REVIEWER, 'm_reviewer', '周文静', over('reviewer', 'o_c1'))
  await addMember(on.db, OTHER_REVIEWER, 'm_other_reviewer', '何立新', over('reviewer', 'o_d'))
}

/** Three questions; of each the first option is right. Its words stand nowhere else. */
export const QUESTIONS: DraftQuestion[] = [1, 2, 3].map((n) => ({
  ...{ id: `q${n}`, kind: 'single', text: `第 ${n} 题怎么选？`, why: `SECRET-WHY-${n}` },
  options: ['a', 'b', 'c'].map((letter) => ({ id: `q${n}-${letter}`, text: `选项 ${letter}${n}` })),
  rightIds: [`q${n}-a`],
}))

/** A made-up article of 100 seconds: twenty bins. */
export const ARTICLE: Partial<LessonDraft> = {
  ...{ intro: '一篇短文', category: 'skills', theme: '本领课', media: 'article', lecturer: '宋国栋' },
  blocks: Array.from({ length: 4 }, (_, n) => ({ kind: 'text', text: `${n}`.repeat(100), fileId: null })),
}

let made = 0

/** Written, submitted and passed through the actions that people use. */
export async function publishLesson(
  on: TestCloud,
  title: string,
  change: Partial<LessonDraft> = {},
): Promise<string> {
  const organizationId = 'o_p1'
  const begun = await on.call(LECTURER, 'lesson.begin', {
    ...{ organizationId, title, media: 'article', requestId: `q_lesson_${++made}` },
  })
  const draft = { ...begun.draft, ...ARTICLE, level: 'street' as const, ...change }
  const saved = await on.call(LECTURER, 'lesson.saveDraft', { lessonId: begun.id, revision: 0, draft })
  await on.call(LECTURER, 'lesson.submit', { lessonId: begun.id, revision: saved.revision })
  const pass = { lessonId: begun.id, version: 1, verdict: 'pass' as const, why: '' }
  await on.call(REVIEWER, 'lesson.review', pass)
  if (draft.level === 'district') await on.call(OTHER_REVIEWER, 'lesson.review', pass)
  return begun.id
}

export const beatOf = (
  { id: lessonId, version, openedAt, seconds }: LessonDetail,
  spans: WatchedSpan[],
): BeatInput => ({ lessonId, version, openedAt, seconds, spans, position: spans.at(-1)?.to ?? 0 })

/** Watches a lesson from end to end at its own pace. */
export async function watchAll(on: TestCloud, openid: string, lessonId: string): Promise<LessonDetail> {
  const opened = await on.call(openid, 'lesson.get', { lessonId })
  on.cloud.clock.advance(opened.seconds * 1_000)
  await on.call(openid, 'lesson.beat', beatOf(opened, [{ from: 0, to: opened.seconds }]))
  return opened
}
