import type { Role } from '../../miniprogram/shared/contract/roles'
import { idsOf } from '../../miniprogram/shared/kit/path'
import type { Context } from '../kit/action'
import { members } from '../member/public'
import { type NewNotice, notify } from '../notice/public'
import type { LessonDoc, VersionDoc } from './docs'

/** Where authors see their lesson, and where reviewers judge it. */
const authorPage = (lessonId: string) => `/packages/making/lesson/lesson?id=${lessonId}`
const reviewPage = (lessonId: string) => `/packages/review/lesson/lesson?lessonId=${lessonId}`

export interface AuthorNews {
  /** Of the lesson: telling it twice is telling it once. */
  key: string
  title: string
  line: string
  todo: string
}

/** What became of a lesson, for who made it. */
export const tellAuthor = (
  ctx: Context,
  { _id, authorId }: Pick<LessonDoc, '_id' | 'authorId'>,
  { key, line, ...words }: AuthorNews,
): Promise<void> =>
  notify(ctx, [
    { ...words, to: authorId, key: `${_id}:${key}`, kind: 'lesson', lines: [line], page: authorPage(_id) },
  ])

export const tellFurnace = (ctx: Context, lesson: LessonDoc): Promise<void> =>
  tellAuthor(ctx, lesson, {
    ...{ key: `rework:${lesson.version}`, title: `《${lesson.title}》回炉了` },
    ...{ line: '大家的评价偏低，这一课先从课库里撤下', todo: '看看大家怎么说，改好再提交' },
  })

/** That a lesson waits to be judged. Whoever made it is not asked. */
export async function tellSubmitted(ctx: Context, lesson: LessonDoc, version: VersionDoc): Promise<void> {
  const news = {
    ...{ key: `${lesson._id}:submitted:${lesson.steps.length}`, kind: 'lesson' as const },
    title: `《${version.content.title}》等您评审`,
    lines: [`${lesson.authorName}提交的${version.version > 1 ? `第 ${version.version} 版` : '新课'}`],
    ...{ todo: '打开看一遍，写下意见', page: reviewPage(lesson._id) },
  }
  await tellReviewers(ctx, lesson, news)
}

/** That people liked it so much that it may become an exemplar. */
export const tellProposed = (ctx: Context, lesson: LessonDoc): Promise<void> =>
  tellReviewers(ctx, lesson, {
    ...{ key: `${lesson._id}:proposed:${lesson.version}`, kind: 'lesson' },
    title: `《${lesson.title}》可以评样板课了`,
    lines: ['大家的评价都很好'],
    ...{ todo: '打开看看，够好就评上', page: reviewPage(lesson._id) },
  })

async function tellReviewers(ctx: Context, lesson: LessonDoc, news: Omit<NewNotice, 'to'>): Promise<void> {
  const asked = (await reviewersOver(ctx, lesson)).filter((id) => id !== lesson.authorId)
  await notify(
    ctx,
    asked.map((to) => ({ ...news, to })),
  )
}

/** Reviewers are asked first; where there are none, the nearest committee, then the district. */
const ASKED: readonly Role[] = ['reviewer', 'committee', 'district']

async function reviewersOver(
  { db }: Context,
  { path, authorId }: Pick<LessonDoc, 'path' | 'authorId'>,
): Promise<string[]> {
  const over = idsOf(path)
  const holders = (await Promise.all(over.map((id) => members(db).holding(id)))).flat()
  const holding = (role: Role) =>
    holders
      .filter(
        ({ _id, grants }) =>
          _id !== authorId && grants.some((one) => one.role === role && over.includes(one.scope.id)),
      )
      .map(({ _id }) => _id)
  return [...new Set(ASKED.map(holding).find((ids) => ids.length > 0) ?? [])]
}
