import { versionDoc } from '../../../cloudfunctions/lesson/draft'
import type { LessonDoc, ProgressDoc, RatingDoc, VersionDoc } from '../../../cloudfunctions/lesson/docs'
import { published } from '../../../cloudfunctions/lesson/review'
import type { LessonDraft, LessonStep } from '../../../miniprogram/shared/contract/lessonMaking'
import { articleSeconds } from '../../../miniprogram/shared/rules/lesson/article'
import { NO_STARS, type Stars } from '../../../miniprogram/shared/rules/lesson/furnace'
import { neighbours } from '../people'
import { district } from '../organizations'
import { progressOf, ratingOf } from './watched'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

/** One lesson with everything about it. */
export interface Working {
  lesson: LessonDoc
  version: VersionDoc
  progress: ProgressDoc[]
  ratings: RatingDoc[]
}

interface Row {
  id: string
  title: string
  level: LessonDraft['level']
  paragraphs: readonly string[]
}

const WAITING: Row = {
  ...{ id: 'l_demo_waiting', title: '楼道里怎么防火', level: 'street' },
  paragraphs: [
    '楼道是大家的逃生路，堆了纸箱和旧家具，着火时烟先从这里上来。',
    '电动车不进楼、不在楼道充电。电池起火，几十秒就能封住门口。',
    '每户备一个灭火器，放在拿得到的地方，看看压力表的针是不是指在绿色里。',
  ],
}

const HALF_WAY: Row = {
  ...{ id: 'l_demo_half_way', title: '一盏灯亮了三十年', level: 'district' },
  paragraphs: [
    '梅园新村的传达室，有一盏灯三十年没有在夜里关过。守着它的是退休工人老陈。',
    '他说，晚归的人看见灯，心里就踏实。这是他的小事，也是他的岗位。',
  ],
}

const FURNACE: Row = {
  ...{ id: 'l_demo_furnace', title: '常用表格填写说明', level: 'street' },
  paragraphs: [
    '本课介绍社区常用的十一种表格，请按编号依次对照填写。',
    '第一种表格共四页，其中第二页背面的备注栏不填。',
  ],
}

function draftOf({ title, level, paragraphs }: Row): LessonDraft {
  const blocks = paragraphs.map((text) => ({ kind: 'text' as const, text, fileId: null }))
  return {
    ...{
      title,
      level,
      blocks,
      intro: paragraphs[0] ?? '',
      category: 'skills',
      theme: '本领课',
      media: 'article',
    },
    ...{
      kind: 'elective',
      lecturer: '宋国栋',
      skip: 'free',
      seconds: articleSeconds(blocks),
      fileId: '',
      captions: '',
    },
    ...{ slides: [], materials: [], questions: [], asked: 0, pass: 0 },
  }
}

function bare({ id, title, level }: Row, content: LessonDraft, steps: LessonStep[]): LessonDoc {
  const { category, theme, media, kind, lecturer } = content
  return {
    ...{ _id: id, title, level, category, theme, media, kind, lecturer, intro: '', seconds: 0, steps },
    ...{ organizationId: district._id, organizationName: district.name, path: district.path },
    ...{ authorId: 'm_lecturer', authorName: '宋国栋', version: 0, stage: null, work: null },
    ...{ isShown: false, isExemplar: false, isProposed: false, publishedAt: 0, order: '', terms: [] },
    ...{ stars: NO_STARS, updatedAt: steps[steps.length - 1]?.at ?? 0 },
  }
}

const step = (at: number, byName: string, to: LessonStep['to'], why = ''): LessonStep => ({
  ...{ at, byName, to, version: 1, why },
})

/** Waits for a reviewer; of the district's two, one may have passed it already. */
function waiting(row: Row, at: number, passedBy: VersionDoc['passes']): Working {
  const content = draftOf(row)
  const passed = passedBy.map(({ name }) => step(at + 5 * HOUR_MS, name, 'passedOnce'))
  const steps = [step(at - DAY_MS, '宋国栋', 'draft'), step(at, '宋国栋', 'submitted'), ...passed]
  const lesson: LessonDoc = {
    ...bare(row, content, steps),
    work: { version: 1, stage: 'submitted' },
    updatedAt: at,
  }
  const version = { ...versionDoc(row.id, 1, content), revision: 1, passes: passedBy }
  return { lesson, version, progress: [], ratings: [] }
}

const COMPLAINTS = ['表格都换新的了', '', '念得太快，记不住', '', '', '和我们用的不一样', '', '']

/** Published, rated poorly by all the neighbours, and back in the furnace. */
function backInFurnace(row: Row, at: number): Working {
  const content = draftOf(row)
  const version = versionDoc(row.id, 1, content)
  const steps = [step(at - 9 * DAY_MS, '周文静', 'published'), step(at, '按评价规则', 'rework', '评价偏低')]
  const shown = published({ now: () => at - 9 * DAY_MS }, row.id, version)
  const stars: Stars = [3, 4, 1, 0, 0]
  const lesson: LessonDoc = {
    ...{ ...bare(row, content, steps), ...shown },
    ...{ stage: 'rework', isShown: false, stars, updatedAt: at },
  }
  const watched = neighbours.map(({ memberId }) => progressOf(lesson, memberId, 9))
  const said = watched.map(({ personId }, n): RatingDoc => ({
    ...ratingOf(lesson, personId, 0),
    ...{ stars: n < 3 ? 1 : n < 7 ? 2 : 3, reasons: [n % 2 === 0 ? '内容旧了' : '太长'] },
    words: COMPLAINTS[n] ?? '',
  }))
  return { lesson, version, progress: watched, ratings: said }
}

/** What lies on the reviewers' desk: a new lesson, one that a colleague has passed, and one back in the furnace. */
export const workingLessons = (now: number): Working[] => [
  waiting(HALF_WAY, now - 3 * DAY_MS, [{ by: 'm_district', name: '沈岚' }]),
  waiting(WAITING, now - 20 * HOUR_MS, []),
  backInFurnace(FURNACE, now - 2 * DAY_MS),
]
