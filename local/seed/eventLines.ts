import type { EventForm, EventKind, EventWhere } from '../../miniprogram/shared/contract/event'

/** One event of the demo's month. */
export interface EventLine {
  title: string
  kind: EventKind
  by: 'secretary' | 'keeper'
  /** Days from the day on which it is published. */
  inDays: number
  from: number
  length: number
  where: EventWhere
  form: Omit<Partial<EventForm>, 'audience'> & { audience: 'branch' | 'everyone' }
  /** How many of the demo's members, and how many neighbours, sign up. */
  own: number
  guests: number
}

export interface PastLine extends EventLine {
  daysAgo: number
  words: string
}

const room = (spaceId: string): EventWhere => ({ kind: 'space', spaceId, howToGet: '' })
const square: EventWhere = {
  ...{ kind: 'address', name: '梅园新村纪念馆门前', address: '玄武区汉府街 18 号' },
  ...{ place: { lat: 32.0461, lng: 118.8003 }, howToGet: '地铁 2、3 号线大行宫站，步行 6 分钟' },
}

const hours = (hour: number, minute = 0) => hour * 60 + minute

const branch = { by: 'secretary', own: 2, guests: 0 } as const
const open = { by: 'secretary', own: 2, guests: 6 } as const

export const COMING: readonly EventLine[] = [
  {
    ...branch,
    ...{ title: '十一月支部党员大会', kind: 'generalMeeting', inDays: 2, from: hours(14), length: 90 },
    ...{ where: room('sp_03_class'), form: { audience: 'branch', capacity: 30 } },
  },
  {
    ...open,
    ...{ title: '红色电影：英雄儿女', kind: 'film', inDays: 3, from: hours(18, 30), length: 120 },
    ...{ where: room('sp_03_cinema'), form: { audience: 'everyone', capacity: 20, companions: 1 } },
  },
  {
    ...open,
    ...{ title: '周末清洁家园', kind: 'volunteering', inDays: 5, from: hours(9), length: 120, where: square },
    form: { audience: 'everyone', capacity: 30, bring: '手套、水杯、志愿者马甲', companions: 2 },
  },
  {
    ...branch,
    ...{ title: '党课：从梅园新村出发', kind: 'partyClass', inDays: 6, from: hours(14), length: 90 },
    where: room('sp_09_class'),
    form: {
      ...{ audience: 'branch', capacity: 30, topic: '梅园精神', lecturer: { id: null, name: '李文清' } },
      questions: [{ id: 'ride', text: '要不要接送', isRequired: true, choices: ['不用', '要'] }],
    },
  },
  {
    ...{ by: 'keeper', own: 1, guests: 8, title: '智能手机怎么用', kind: 'joyGathering' },
    ...{ inDays: 8, from: hours(9, 30), length: 90, where: room('sp_01_study') },
    form: { audience: 'everyone', capacity: 8, companions: 0, bring: '自己的手机和充电线' },
  },
  {
    ...open,
    ...{ title: '微党课：一封家书', kind: 'microLesson', inDays: 10, from: hours(15), length: 60 },
    ...{ where: room('sp_03_class'), form: { audience: 'everyone', capacity: 20 } },
  },
  {
    ...branch,
    ...{ title: '主题党日：走一走明城墙', kind: 'themeDay', inDays: 12, from: hours(9), length: 150 },
    ...{ where: { ...square, name: '解放门城墙入口', address: '玄武区解放门 8 号' } },
    form: { audience: 'branch', bring: '党徽、水、平底鞋', cancelHours: 12 },
  },
]

export const PAST: readonly PastLine[] = [
  {
    ...open,
    ...{ title: '红领思想家：老城里的新故事', kind: 'thinkers', inDays: 3, from: hours(14), length: 90 },
    ...{ daysAgo: 5, where: square, form: { audience: 'everyone', capacity: 40 } },
    words:
      '请来退休教师李文清，从汉府街的三块门牌讲起。二十来位邻居坐满了院子，问答比讲的时间还长。散场后几位老党员留下来，约好下次带着老照片来。',
  },
  {
    ...branch,
    ...{ title: '主题党日：重温入党誓词', kind: 'themeDay', inDays: 3, from: hours(9), length: 120 },
    ...{ daysAgo: 12, where: square, form: { audience: 'branch', topic: '初心' } },
    words:
      '在纪念馆门前重温誓词，参观新布展的文物厅，回来交流一个半小时。两位行动不便的老党员由书记送学上门。',
  },
  {
    ...{ by: 'secretary', own: 3, guests: 8, title: '志愿服务：给楼道换灯', kind: 'volunteering' },
    ...{ inDays: 3, from: hours(9), length: 120, daysAgo: 19, where: square },
    form: { audience: 'everyone', capacity: 30, companions: 2 },
    words: '分三组走了十一个单元，换了三十四盏声控灯，登记了两处松动的扶手，已经报给社区维修。',
  },
]
