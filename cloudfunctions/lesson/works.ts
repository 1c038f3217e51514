import * as z from 'zod'
import { action } from '../kit/action'
import { after, lessonId } from './fields'
import { previewOf } from './preview'
import { MAKERS, requireAuthorOrReviewer, workOf } from './work'
import { workPage } from './workLines'

export const works = action('lesson.works', {
  role: MAKERS,
  scope: 'own',
  input: z.object({ after }),
  run: (ctx, { after: from }) => workPage(ctx, { authorId: ctx.actor.personId }, { after: from }),
})

export const preview = action('lesson.preview', {
  role: ['lecturer', 'secretary', 'reviewer', 'committee', 'district'],
  scope: 'own',
  input: z.object({ lessonId }),
  async run(ctx, { lessonId: id }) {
    const found = await workOf(ctx, id)
    await requireAuthorOrReviewer(ctx, found.lesson)
    return previewOf(ctx, found)
  },
})
