import { notify } from '../../cloudfunctions/notice/public'
import { addDays, dayOf, instantOf } from '../../miniprogram/shared/kit/time'
import { type SeedModule, contextOf } from './module'

const DAY_MS = 24 * 60 * 60_000

/** Something to find in the inbox: one from yesterday, one from this morning. */
export const seedNotices: SeedModule = async (seeding) => {
  const { now } = seeding
  await notify({ ...contextOf(seeding), now: () => now - DAY_MS }, [
    {
      ...{ to: 'm_member', key: 'demo:archive', kind: 'learning', title: '今年的学习档案可以看了' },
      lines: ['每上一次课、每参加一次活动，都会记在里面'],
      ...{ todo: '点开看看还差多少学时', page: '/packages/member/archive/archive' },
    },
  ])
  await notify(contextOf(seeding), [
    {
      ...{ to: 'm_member', key: 'demo:closed', kind: 'station', title: '多功能厅后天下午停用半天' },
      lines: ['检修空调，当天别的房间照常开放'],
      when: { start: instantOf(addDays(dayOf(now), 2), 14 * 60) },
      ...{ place: '梅园社区服务站', todo: '要用场地，请改约别的房间', page: '/pages/stations/stations' },
    },
  ])
}
