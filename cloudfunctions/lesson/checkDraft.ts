import type { LessonDraft, LessonProblem } from '../../miniprogram/shared/contract/lessonMaking'
import { type DraftPart, groupsOf, partsOf } from '../../miniprogram/shared/rules/lesson/parts'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import type { VersionDoc } from './docs'
import { type Found, keepFiles } from './keepFiles'
import { versions } from './store'

/** WeChat looks at so many characters at a time. */
const AT_A_TIME = 2_000

/**
 * Before a lesson goes to its reviewers: all its words and pictures pass WeChat's check, and its files are kept. What does not
 * is written beside the draft, all of it at once, so that the author finds it where it stands; the first is thrown.
 */
export async function checkDraft(ctx: Context, lessonId: string, version: VersionDoc): Promise<void> {
  const { content, found } = await keepFiles(ctx, version.content)
  const all = [...(await refusedWords(ctx, version.content)), ...found]
  const problems = all.map(({ error, ...where }): LessonProblem => ({ ...where, sentence: error.message }))
  await put(ctx, lessonId, version, { content, problems })
  if (all[0]) throw all[0].error
}

/** Upon the draft that was looked at, and no other. */
async function put(
  { db }: Context,
  lessonId: string,
  { version, revision }: VersionDoc,
  { content, problems }: Pick<VersionDoc, 'content'> & { problems: LessonProblem[] },
): Promise<void> {
  const change = { content: db.op.set(content), problems: db.op.set(problems) }
  if (await versions(db).change(lessonId, version, { revision }, change)) return
  // A write that changes nothing is not counted as one.
  const latest = await versions(db).get(lessonId, version)
  if (latest?.revision !== revision) throw new AppError('LESSON_SAVED_ELSEWHERE')
}

export const wordsOf = (draft: LessonDraft): string =>
  partsOf(draft)
    .map(({ text }) => text)
    .join('\n')

/** Many parts in one look; only where something is wrong, each by itself. */
async function refusedWords(ctx: Context, draft: LessonDraft): Promise<Found[]> {
  const found: Found[] = []
  for (const group of groupsOf(partsOf(draft), AT_A_TIME)) {
    if (await ctx.weChat.isAllowed(group.map(({ text }) => text).join('\n'))) continue
    const bad: DraftPart[] = []
    for (const part of group) if (!(await ctx.weChat.isAllowed(part.text))) bad.push(part)
    // Wrong together and each right: the first of them is where to begin.
    found.push(...(bad.length > 0 ? bad : group.slice(0, 1)).map(refusedPart))
  }
  return found
}

const refusedPart = ({ section, name, text }: DraftPart): Found => ({
  ...{ section, name, what: text },
  error: new AppError('TEXT_NOT_ALLOWED', { field: name }),
})
