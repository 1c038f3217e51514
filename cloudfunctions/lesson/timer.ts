import type { Context } from '../kit/action'
import { addDays, dayOf } from '../../miniprogram/shared/kit/time'
import { dateWords } from '../../miniprogram/shared/kit/words'
import { eachPage } from '../member/public'
import { type NewNotice, notify } from '../notice/public'
import type { PlanDoc } from './docs'
import { MEANT_BY, isMeant } from './reach'
import { plans, progress } from './store'

/** How long before something is due people are reminded. */
const DAYS_BEFORE = [7, 1]

interface Due {
  plan: PlanDoc
  lessonId: string
  title: string
  due: string
  days: number
}

/** Every morning: whoever has not completed what is due in a week, or tomorrow, is told once of each. */
export async function remind(ctx: Context): Promise<void> {
  const today = dayOf(ctx.now())
  const found = await plans(ctx.db).running(today)
  for (const due of found.flatMap((plan) => duesOf(plan, today))) await remindOf(ctx, due, today)
}

const duesOf = (plan: PlanDoc, today: string): Due[] =>
  plan.required.flatMap(({ lessonId, title, due }) => {
    const day = due ?? plan.to
    const days = DAYS_BEFORE.find((before) => addDays(today, before) === day)
    return days === undefined ? [] : [{ plan, lessonId, title, due: day, days }]
  })

async function remindOf(ctx: Context, one: Due, today: string): Promise<void> {
  await eachPage(ctx.db, one.plan.path, MEANT_BY, async (page) => {
    const meant = page.filter((member) => isMeant(one.plan.audience, member, today))
    const done = await progress(ctx.db).whoCompleted(
      one.lessonId,
      meant.map(({ _id }) => _id),
    )
    const isDone = new Set(done.map(({ personId }) => personId))
    await notify(
      ctx,
      meant.filter(({ _id }) => !isDone.has(_id)).map(({ _id }) => noticeOf(_id, one)),
    )
  })
}

const noticeOf = (to: string, { plan, lessonId, title, due, days }: Due): NewNotice => ({
  ...{ to, key: `due:${plan._id}:${lessonId}:${due}:${days}`, kind: 'lesson' },
  title: days === 1 ? `《${title}》明天到期` : `《${title}》还有 ${days} 天到期`,
  lines: [`${plan.name}，${dateWords(due)}前学完`],
  todo: '打开接着学',
  page: `/packages/lesson/lesson/lesson?id=${lessonId}`,
})
