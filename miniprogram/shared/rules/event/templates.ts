import type { EventForm, EventKind } from '../../contract/event'

/** What a template fills in; the rest is the organiser's. Times are what the sources' branches usually do. */
export interface EventTemplate {
  kind: EventKind
  /** On screen. */
  words: string
  /** One of the four kinds of 三会一课. */
  isRegular: boolean
  title: string
  summary: string
  bring: string
  /** Usual length, minutes. */
  length: number
  audience: 'branch' | 'everyone' | 'office'
  capacity: number | null
  companions: number
  credit: EventForm['credit']
  walkIns: boolean
}

type Common = Pick<EventTemplate, 'isRegular' | 'companions' | 'credit'>

const meeting: Common & { capacity: null } = {
  ...{ isRegular: true, capacity: null, companions: 0, credit: 'byLength' },
}
const open: Common & Pick<EventTemplate, 'audience' | 'capacity' | 'walkIns'> = {
  ...{ isRegular: false, audience: 'everyone', capacity: 40, companions: 1 },
  ...{ credit: 'byLength', walkIns: true },
}
const own: Common & Pick<EventTemplate, 'audience' | 'walkIns'> = {
  ...{ isRegular: false, audience: 'branch', companions: 0, credit: 'byLength', walkIns: true },
}

const OTHER: EventTemplate = {
  ...open,
  ...{ kind: 'other', words: '其他活动', title: '', summary: '', bring: '', length: 90, credit: 'none' },
}

/** In the order of the screen: 三会一课 first. */
export const EVENT_TEMPLATES: readonly EventTemplate[] = [
  {
    ...meeting,
    ...{ kind: 'generalMeeting', words: '支部党员大会', title: '支部党员大会', audience: 'branch' },
    ...{ summary: '听取支委会工作报告，讨论决定支部重要事项。', bring: '党徽、笔记本', length: 90 },
    walkIns: true,
  },
  {
    ...meeting,
    ...{ kind: 'committeeMeeting', words: '支部委员会', title: '支部委员会会议', audience: 'office' },
    ...{ summary: '研究支部近期工作和党员教育安排。', bring: '笔记本', length: 60 },
    walkIns: false,
  },
  {
    ...meeting,
    ...{ kind: 'groupMeeting', words: '党小组会', title: '党小组会', audience: 'branch' },
    ...{ summary: '学习交流，开展批评和自我批评。', bring: '笔记本', length: 60 },
    walkIns: true,
  },
  {
    ...meeting,
    ...{ kind: 'partyClass', words: '党课', title: '支部党课', audience: 'branch' },
    ...{ summary: '讲师授课，课后讨论。', bring: '党徽、笔记本', length: 90 },
    walkIns: true,
  },
  {
    ...own,
    ...{ kind: 'themeDay', words: '主题党日', title: '主题党日', capacity: null },
    ...{ summary: '重温入党誓词，交纳党费，集体学习，参加实践。', bring: '党徽、党费', length: 120 },
  },
  {
    ...open,
    ...{ kind: 'film', words: '红色电影', title: '红色电影', capacity: 60 },
    ...{ summary: '一起看一部老电影，看完聊一聊。', bring: '', length: 135 },
  },
  {
    ...open,
    ...{ kind: 'microLesson', words: '微党课', title: '微党课' },
    ...{ summary: '十五分钟讲一个故事，三十分钟讨论。', bring: '', length: 45 },
  },
  {
    ...open,
    ...{ kind: 'joyGathering', words: '乐活汇', title: '乐活汇' },
    ...{ summary: '唱歌、书画、健康、手工，邻里聚一聚。', bring: '', length: 90, credit: 'none' },
  },
  {
    ...open,
    ...{ kind: 'thinkers', words: '红领思想家', title: '红领思想家' },
    ...{ summary: '请一位讲师开讲，现场提问。', bring: '笔记本', length: 90 },
  },
  {
    ...open,
    ...{ kind: 'volunteering', words: '志愿服务', title: '志愿服务', capacity: 30, companions: 2 },
    ...{ summary: '到社区帮把手。', bring: '水、帽子、志愿者马甲', length: 120, credit: 'none' },
  },
  {
    ...own,
    ...{ kind: 'training', words: '培训班', title: '党员培训班', capacity: 50, walkIns: false },
    ...{ summary: '集中授课和分组讨论。', bring: '笔记本、水杯', length: 180 },
  },
  OTHER,
]

export const templateOf = (kind: EventKind): EventTemplate =>
  EVENT_TEMPLATES.find((one) => one.kind === kind) ?? OTHER

/** '主题党日' */
export const kindWords = (kind: EventKind): string => templateOf(kind).words

/** A fresh form from a template, without place, time and audience. */
export function formFrom(kind: EventKind): Omit<EventForm, 'where' | 'audience' | 'date' | 'from' | 'to'> {
  const { title, summary, bring, capacity, companions, credit, walkIns } = templateOf(kind)
  return {
    ...{ kind, title, summary, bring, capacity, companions, credit, walkIns },
    ...{ topic: '', opensAt: null, closesAt: null, cancelHours: 2, questions: [] },
    ...{ lecturer: null, lesson: null, materials: [], cover: '', helpers: [] },
    contact: { name: '', phone: '' },
  }
}
