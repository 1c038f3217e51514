import type { LogKind } from '../../miniprogram/shared/contract/keeper'
import { addDays, dayOf } from '../../miniprogram/shared/kit/time'
import type { SeedModule } from './module'
import { neighbours } from './people'

const KEEPER = 'oXHM_demo_keeper_sun'
const STATION = 'st_01'

/** [days ago, kind, what, people] */
const LINES: readonly (readonly [number, LogKind, string, number])[] = [
  [1, 'visit', '竺桥小学三年级来参观，听老党员讲故事', 38],
  [2, 'service', '给老人量血压、测血糖', 22],
  [4, 'upkeep', '换了二楼走廊的灯管，检查灭火器', 0],
  [6, 'repair', '多功能厅的投影偏色', 0],
  [9, 'service', '帮居民在手机上办老年卡', 11],
]

/** A keeper's month: some lines of the log, and a request that waits for a yes. */
export const seedKeeper: SeedModule = async ({ act, now }) => {
  const today = dayOf(now)
  for (const [ago, kind, text, people] of LINES) {
    const line = {
      kind,
      text,
      people,
      date: addDays(today, -ago),
      photos: [],
      requestId: `q_seed_log_${ago}`,
    }
    await act(KEEPER, 'keeper.writeLog', { stationId: STATION, ...line })
  }
  await act(neighbours[0]?.openid ?? '', 'station.reserve', {
    ...{ spaceId: 'sp_01_council', date: addDays(today, 2), from: 900, to: 990, people: 9 },
    ...{ purpose: '商量加装电梯', requestId: 'q_seed_council' },
  })
}
