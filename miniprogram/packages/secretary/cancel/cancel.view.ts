/** Why events are cancelled; everyone concerned reads it. */
const REASONS = ['下雨改期', '场地有变动', '讲师来不了', '报名的人太少'] as const

export const reasonChips = (chosen: string) =>
  REASONS.map((label) => ({ id: label, label, on: label === chosen }))

export const cancelQuestion = (title: string, taken: number) => ({
  title: '确定取消这个活动？',
  content: `“${title}”取消以后不能恢复。报了名的 ${taken} 人会收到通知，房间也让出来。`,
  yes: '确定取消',
  no: '先不取消',
})
