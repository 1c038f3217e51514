import { LESSON_CATEGORY_WORDS, type LessonCategory } from '../../../shared/contract/lesson'
import { dayText, grouped } from '../../../ui/words'
import type { PlanForm } from './form'

/** What of the screen follows from the form, beside its two larger parts. */
export const formView = (form: PlanForm) => ({
  ...{ fromWords: dayText(form.from), toWords: dayText(form.to) },
  categories: categoryChips(form.electives.categories),
  missing: missingWords(form),
})

const categoryChips = (chosen: readonly LessonCategory[]) =>
  Object.entries(LESSON_CATEGORY_WORDS).map(([id, label]) => ({
    ...{ id, label },
    on: chosen.includes(id as LessonCategory),
  }))

/** What is still missing, one thing at a time; '' when all is there. */
export function missingWords({ name, from, to, required, electives }: PlanForm): string {
  if (name.trim() === '') return '给清单起个名字'
  if (to < from) return '结束日期要在开始之后'
  return required.length === 0 && electives.count === 0 ? '至少加一课必修，或者定几课选修' : ''
}

/** How many it concerns; null while that is being counted. */
export function reachWords(members: number | null): string {
  if (members === null) return '正在数有多少人'
  return members === 0 ? '眼下没有这样的党员，请看看条件' : `一共 ${grouped(members)} 名党员`
}

/** Asked before it reaches people. */
export const saveQuestion = (form: PlanForm, members: number | null) => ({
  title: `列出“${form.name.trim()}”？`,
  content: `${members === null ? '' : `给 ${grouped(members)} 名党员。`}马上出现在他们的学习清单里，到期前 7 天和 1 天会提醒没学完的人`,
  ...{ yes: '列出', no: '再看看' },
})

export const removeQuestion = ({ name }: PlanForm) => ({
  title: `撤掉“${name}”？`,
  content: '大家的学习清单里就没有它了，不再提醒。已经学完的课，记录不变',
  ...{ yes: '撤掉', no: '留着' },
})
