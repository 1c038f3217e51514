import type { LessonWork } from '../../../shared/contract/lessonMaking'
import type { Place } from '../lesson/lesson.view'

/** What can be done to a lesson that needs a reason. */
export type Deed = 'return' | Place['deed']

const DEEDS: readonly Deed[] = ['return', 'exemplar', 'published', 'rework', 'retired']
export const deedOf = (text: string): Deed => DEEDS.find((one) => one === text) ?? 'return'

export interface DeedView {
  /** '退回《…》' */
  title: string
  /** What it leads to, said before it is done. */
  note: string
  button: string
  /** The short good word afterwards. */
  done: string
  reasons: readonly string[]
}

const WORDS: Readonly<Record<Deed, Omit<DeedView, 'title'> & { verb: string }>> = {
  return: {
    verb: '退回',
    note: '会告诉作者，附上理由和您记下的意见。改好再提交，还会回到这里',
    ...{ button: '退回修改', done: '已经退回' },
    reasons: ['内容有不准的地方', '声音听不清', '太长了，请剪短', '字幕有错字', '小测题不合适'],
  },
  exemplar: {
    verb: '评为样板课：',
    note: '大家会在“样板课”里看到它，推荐时也排在前面',
    ...{ button: '评为样板课', done: '评上了' },
    reasons: ['讲得清楚，用得上', '大家评价很好', '选题新，值得推广'],
  },
  published: {
    verb: '重新上架：',
    note: '大家在微课里又能看到它；样板课改回普通的课',
    ...{ button: '就这样办', done: '办好了' },
    reasons: ['内容已经核对过', '问题已经解决'],
  },
  rework: {
    verb: '送回去回炉：',
    note: '马上从课库撤下，请作者改出新的一版。已经学完的记录不变',
    ...{ button: '送回去回炉', done: '送回去了' },
    reasons: ['大家评价偏低', '内容旧了', '内容有不准的地方'],
  },
  retired: {
    verb: '下架：',
    note: '马上从课库撤下，谁也看不到了。已经学完的记录不变，以后可以重新上架',
    ...{ button: '下架', done: '已经下架' },
    reasons: ['内容旧了', '政策已经变了', '和别的课重复'],
  },
}

export function deedView(deed: Deed, { draft }: Pick<LessonWork, 'draft'>): DeedView {
  const { verb, ...words } = WORDS[deed]
  return { ...words, title: `${verb}《${draft.title}》` }
}

export const reasonChips = (reasons: readonly string[], chosen: string) =>
  reasons.map((label) => ({ id: label, label, on: label === chosen }))
