import type { LessonDraft } from '../../contract/lessonMaking'

export type DraftField = keyof LessonDraft

/** What each is called where two phones have written it. */
export const DRAFT_FIELD_WORDS: Readonly<Record<DraftField, string>> = {
  ...{ title: '标题', intro: '简介', category: '类别', theme: '主题', level: '级别', kind: '必修或选修' },
  ...{ lecturer: '讲师', skip: '能不能快进', media: '形式', seconds: '时长', fileId: '视频或录音' },
  ...{ captions: '字幕', blocks: '正文', slides: '图片', materials: '资料', questions: '小测题目' },
  ...{ asked: '小测题数', pass: '小测及格题数' },
}

/** Databases give the keys of an object back in an order of their own. */
const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)

export const isSameDraft = (a: LessonDraft, b: LessonDraft): boolean =>
  fieldsOf(a).every((field) => isSame(a[field], b[field]))

const fieldsOf = (draft: LessonDraft): DraftField[] => Object.keys(draft) as DraftField[]

/** The length goes with what it is the length of. */
const LENGTH: DraftField = 'seconds'

/**
 * Two phones have written on from `base`. What only one of them changed is taken from that one; what both changed is taken
 * from `mine` or from `theirs`, as asked, and named.
 */
export function mergeDrafts(
  base: LessonDraft,
  mine: LessonDraft,
  theirs: LessonDraft,
  prefer: 'mine' | 'theirs',
): { draft: LessonDraft; clashes: DraftField[] } {
  const clashes = fieldsOf(base).filter(
    (field) =>
      field !== LENGTH &&
      !isSame(base[field], mine[field]) &&
      !isSame(base[field], theirs[field]) &&
      !isSame(mine[field], theirs[field]),
  )
  const draft = { ...theirs }
  for (const field of fieldsOf(base)) {
    const isMine = !isSame(base[field], mine[field]) && (prefer === 'mine' || !clashes.includes(field))
    if (isMine) Object.assign(draft, { [field]: mine[field] })
  }
  return { draft: { ...draft, seconds: secondsOf(draft.fileId, base, mine, theirs) }, clashes }
}

/** An article's follows from its words, which the server counts; that of a recording is known to who chose it. */
function secondsOf(fileId: string, base: LessonDraft, mine: LessonDraft, theirs: LessonDraft): number {
  const isMine = fileId !== theirs.fileId || (mine.fileId === fileId && mine.seconds !== base.seconds)
  return isMine ? mine.seconds : theirs.seconds
}
