import * as z from 'zod'
import { action } from '../kit/action'
import { AppError } from '../kit/appError'
import { category, lessonId } from './fields'
import { learnerOf } from './learner'
import { learners } from './store'

const MOST_FAVOURITES = 100

export const favourite = action('lesson.favourite', {
  role: 'resident',
  scope: 'own',
  input: z.object({ lessonId, isFavourite: z.boolean().describe('收藏') }),
  async run(ctx, { lessonId: id, isFavourite }) {
    const { _id, favourites } = await learnerOf(ctx)
    if (favourites.includes(id) === isFavourite) return { isFavourite }
    if (isFavourite && favourites.length >= MOST_FAVOURITES)
      throw new AppError('LESSON_TOO_MANY_FAVOURITES', { most: MOST_FAVOURITES })
    const change = isFavourite ? ctx.db.op.addToSet(id) : ctx.db.op.pullAll([id])
    await learners(ctx.db).change(_id, {}, { favourites: change })
    return { isFavourite }
  },
})

export const setNeeds = action('lesson.setNeeds', {
  role: 'resident',
  scope: 'own',
  input: z.object({ categories: z.array(category).max(7).describe('想多学的类别') }),
  async run(ctx, { categories }) {
    const { _id } = await learnerOf(ctx)
    const needs = [...new Set(categories)]
    await learners(ctx.db).change(_id, {}, { needs: ctx.db.op.set(needs) })
    return { categories: needs }
  },
})
