import * as z from 'zod'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import type { LessonDraft } from '../../miniprogram/shared/contract/lessonMaking'
import { articleSeconds } from '../../miniprogram/shared/rules/lesson/article'
import { NO_STARS } from '../../miniprogram/shared/rules/lesson/furnace'
import { isSameDraft } from '../../miniprogram/shared/rules/lesson/merge'
import { refuseDraft } from '../../miniprogram/shared/rules/lesson/stages'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { digest } from '../kit/digest'
import { organizations } from '../organization/public'
import { checkDraft } from './checkDraft'
import { draftField } from './draftField'
import type { LessonDoc, VersionDoc } from './docs'
import { lessonId, media, organizationId, requestId, revision } from './fields'
import { lessons, versionId, versions } from './store'
import { askAboutSound } from './sounds'
import { tellSubmitted } from './tell'
import {
  MAKERS,
  moveOn,
  requireAuthor,
  requireAuthorOrReviewer,
  stageOf,
  stepOf,
  viewOf,
  workOf,
} from './work'

const overOrganization = {
  organization: (_ctx: Context, input: { organizationId: string }) => Promise.resolve(input.organizationId),
}
const title = z.string().trim().min(1).max(40).describe('标题（40 字以内）')

export const begin = action('lesson.begin', {
  role: MAKERS,
  scope: overOrganization,
  input: z.object({ organizationId, title, media, requestId }) satisfies z.ZodType<InputOf<'lesson.begin'>>,
  async run(ctx, request) {
    const id = `l_${digest(ctx.actor.personId, request.requestId)}`
    const organization = await organizations(ctx.db).get(request.organizationId)
    if (!organization) throw new AppError('NOT_FOUND', { what: '这个党组织' })
    const content: LessonDraft = {
      ...EMPTY,
      ...{ title: request.title, media: request.media, lecturer: ctx.actor.name ?? '' },
      level: organization.kind === 'district' ? 'district' : 'street',
    }
    await versions(ctx.db).add(versionDoc(id, 1, content))
    await lessons(ctx.db).add(lessonDoc(ctx, id, organization, content))
    return viewOf(await workOf(ctx, id))
  },
})

const EMPTY: Omit<LessonDraft, 'title' | 'media' | 'lecturer'> = {
  ...{ intro: '', category: 'theory', theme: '信念课', level: 'street', kind: 'elective', skip: 'free' },
  ...{ seconds: 0, fileId: '', captions: '', blocks: [], slides: [], materials: [] },
  ...{ questions: [], asked: 0, pass: 0 },
}

export const versionDoc = (id: string, version: number, content: LessonDraft): VersionDoc => ({
  ...{ _id: versionId(id, version), lessonId: id, version, content, revision: 0 },
  ...{ remarks: [], passes: [], asked: {}, wrong: {} },
})

const lessonDoc = (
  ctx: Context,
  id: string,
  organization: { _id: string; name: string; path: string },
  content: LessonDraft,
): LessonDoc => ({
  ...{ _id: id, title: content.title, intro: '', category: content.category, theme: content.theme },
  ...{
    media: content.media,
    level: content.level,
    kind: content.kind,
    lecturer: content.lecturer,
    seconds: 0,
  },
  ...{ organizationId: organization._id, organizationName: organization.name, path: organization.path },
  ...{ authorId: ctx.actor.personId, authorName: ctx.actor.name ?? '', version: 0, stage: null },
  work: { version: 1, stage: 'draft' },
  ...{ isShown: false, isExemplar: false, isProposed: false, publishedAt: 0, updatedAt: ctx.now() },
  ...{ order: '', terms: [], stars: NO_STARS, steps: [stepOf(ctx, 'draft', 1, '')] },
})

const isEditable = (stage: string) => stage === 'draft' || stage === 'returned'

export const saveDraft = action('lesson.saveDraft', {
  role: MAKERS,
  scope: 'own',
  input: z.object({ lessonId, revision, draft: draftField }) satisfies z.ZodType<InputOf<'lesson.saveDraft'>>,
  async run(ctx, { lessonId: id, revision: before, draft }) {
    const { lesson, version } = await workOf(ctx, id)
    requireAuthor(ctx, lesson)
    if (!isEditable(stageOf(lesson))) throw new AppError('LESSON_NOT_EDITABLE')
    const content = { ...draft, seconds: secondsOf(draft) }
    const saved = await versions(ctx.db).change(
      id,
      version.version,
      { revision: before },
      { content: ctx.db.op.set(content), revision: before + 1 },
    )
    // The same words again, after a lost answer, are no conflict.
    if (!saved && !isSameDraft(version.content, content)) throw new AppError('LESSON_SAVED_ELSEWHERE')
    if (lesson.version === 0)
      await lessons(ctx.db).change(id, {}, { title: draft.title, media: draft.media, updatedAt: ctx.now() })
    return viewOf(await workOf(ctx, id))
  },
})

const secondsOf = ({ media: kind, blocks, seconds }: LessonDraft): number =>
  kind === 'article' ? articleSeconds(blocks) : Math.ceil(seconds)

export const submit = action('lesson.submit', {
  role: MAKERS,
  scope: 'own',
  input: z.object({ lessonId, revision }) satisfies z.ZodType<InputOf<'lesson.submit'>>,
  async run(ctx, { lessonId: id, revision: read }) {
    const { lesson, version } = await workOf(ctx, id)
    requireAuthor(ctx, lesson)
    if (lesson.work?.stage === 'submitted') {
      // Asked again after a lost answer: what came after the step may be missing.
      await askAboutSound(ctx, version)
      return viewOf({ lesson, version })
    }
    if (!lesson.work || !isEditable(stageOf(lesson))) throw new AppError('LESSON_NOT_EDITABLE')
    if (version.revision !== read) throw new AppError('LESSON_SAVED_ELSEWHERE')
    const refusal = refuseDraft(version.content)
    if (refusal) throw AppError.from(refusal)
    await checkDraft(ctx, id, version)
    await moveOn(ctx, lesson, stepOf(ctx, 'submitted', version.version, ''), {
      work: { version: version.version, stage: 'submitted' },
    })
    await tellSubmitted(ctx, lesson, version)
    const sent = await workOf(ctx, id)
    await askAboutSound(ctx, sent.version)
    return viewOf(sent)
  },
})

export const work = action('lesson.work', {
  role: ['lecturer', 'secretary', 'reviewer', 'committee', 'district'],
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: id }) {
    const found = await workOf(ctx, id)
    await requireAuthorOrReviewer(ctx, found.lesson)
    return viewOf(found)
  },
})
