import type { CheckinApi } from './checkin'
import type { KeeperApi } from './keeper'
import type { LedgerApi } from './ledger'
import type { EventApi } from './event'
import type { LessonApi } from './lesson'
import type { MemberApi } from './member'
import type { NoticeApi } from './notice'
import type { OrganizationApi } from './organization'
import type { RosterApi } from './roster'
import type { StationApi } from './station'

/** The whole API: one line per function. A key is '<function>.<action>'. */
export interface Api
  extends
    LessonApi,
    StationApi,
    KeeperApi,
    MemberApi,
    OrganizationApi,
    RosterApi,
    NoticeApi,
    LedgerApi,
    CheckinApi,
    EventApi {}

export type ActionName = keyof Api
export type InputOf<K extends ActionName> = Api[K]['input']
export type OutputOf<K extends ActionName> = Api[K]['output']
