import type { InputOf } from '../shared/contract/index'
import { call } from './cloud'
import { keep, kept, recallKept } from './kept'

/** Lessons: watching them, choosing them, making them. Every function is one call; all of them may be repeated. */
export const home = () => kept('lessons:home', () => call('lesson.home', {}))
/** The first page of a filter is kept; what was searched for and further pages are not. */
export const list = (input: InputOf<'lesson.list'>) => {
  const { only, category, theme, media, text, after } = input
  const fetch = () => call('lesson.list', input)
  if (text || after) return fetch().then((value) => ({ value, keptAt: null }))
  return kept(`lessons:${only ?? ''}:${category ?? ''}:${theme ?? ''}:${media ?? ''}`, fetch)
}
export const get = async (lessonId: string) => {
  const answer = await kept(`lesson:${lessonId}`, () => call('lesson.get', { lessonId }))
  if (answer.keptAt === null) makeRoom(lessonId)
  return answer
}

const MOST_KEPT = 30

/** The newest lessons can be read without a network; older ones make room for them. */
function makeRoom(lessonId: string): void {
  const before = recallKept<string[]>('lessons:kept')?.value ?? []
  const ids = [lessonId, ...before.filter((id) => id !== lessonId)]
  for (const id of ids.slice(MOST_KEPT)) wx.removeStorageSync(`kept:lesson:${id}`)
  keep('lessons:kept', ids.slice(0, MOST_KEPT))
}

export const beat = (input: InputOf<'lesson.beat'>) => call('lesson.beat', input)
export const finish = (lessonId: string) => call('lesson.finish', { lessonId })
export const quiz = (lessonId: string) => call('lesson.quiz', { lessonId })
export const answer = (input: InputOf<'lesson.answer'>) => call('lesson.answer', input)
export const favourite = (lessonId: string, isFavourite: boolean) =>
  call('lesson.favourite', { lessonId, isFavourite })
export const evaluate = (input: InputOf<'lesson.evaluate'>) => call('lesson.evaluate', input)

export const myPlans = () => kept('lessons:plans', () => call('lesson.myPlans', {}))
export const setNeeds = (input: InputOf<'lesson.setNeeds'>) => call('lesson.setNeeds', input)
export const plans = (organizationId: string) => call('lesson.plans', { organizationId })
export const savePlan = (input: InputOf<'lesson.savePlan'>) => call('lesson.savePlan', input)
export const planReach = (input: InputOf<'lesson.planReach'>) => call('lesson.planReach', input)
export const removePlan = (input: InputOf<'lesson.removePlan'>) => call('lesson.removePlan', input)

export const works = (after?: string) => call('lesson.works', after === undefined ? {} : { after })
export const desk = (input: InputOf<'lesson.desk'>) => call('lesson.desk', input)
export const work = (lessonId: string) => call('lesson.work', { lessonId })
export const begin = (input: InputOf<'lesson.begin'>) => call('lesson.begin', input)
export const saveDraft = (input: InputOf<'lesson.saveDraft'>) => call('lesson.saveDraft', input)
export const preview = (lessonId: string) => call('lesson.preview', { lessonId })
export const submit = (input: InputOf<'lesson.submit'>) => call('lesson.submit', input)
export const remark = (input: InputOf<'lesson.remark'>) => call('lesson.remark', input)
export const review = (input: InputOf<'lesson.review'>) => call('lesson.review', input)
export const revise = (lessonId: string) => call('lesson.revise', { lessonId })
export const place = (input: InputOf<'lesson.place'>) => call('lesson.place', input)
export const figures = (lessonId: string) => call('lesson.figures', { lessonId })
