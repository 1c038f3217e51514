import { accountIdOf } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import type { SpaceDoc, StationDoc } from '../../../cloudfunctions/station/store'
import { instantOf } from '../../../miniprogram/shared/kit/time'

/** A Monday, ten to ten: the station is open until 21:00. */
export const MONDAY = '2026-11-23'
export const NOW = instantOf(MONDAY, 9 * 60 + 50)

export const LI = 'oTest_li'
export const WANG = 'oTest_wang'
export const KEEPER = 'oTest_keeper'
export const OTHER_KEEPER = 'oTest_other_keeper'
export const RESIDENT = 'oTest_resident'

export const ROOM_CODE = 'XHM:SPACE:sp_room:roomkey-1234'

const week = [...Array.from({ length: 6 }, () => [{ from: 540, to: 1260 }]), []]
const place = { lat: 32.0466, lng: 118.801 }

const station: StationDoc = {
  ...{
    _id: 'st_1',
    name: '梅园社区服务站',
    kind: 'community',
    address: '梅园新村 30 号',
    place,
    phone: '025-1',
  },
  ...{ intro: '家门口的服务站', facilities: ['热水'], spaces: 2, week, exceptions: {} },
}

const room: SpaceDoc = {
  ...{ _id: 'sp_room', stationId: 'st_1', name: '活动室', whereabouts: '一楼 102', capacity: 20 },
  ...{ audience: 'everyone', equipment: ['投影'], codeKey: 'roomkey-1234', week, exceptions: {} },
  ...{ step: 30, shortest: 30, longest: 240, horizonDays: 13 },
  station: { name: station.name, address: station.address, phone: station.phone, place },
}

const classroom: SpaceDoc = {
  ...room,
  _id: 'sp_class',
  name: '党课教室',
  audience: 'members',
  codeKey: 'classkey-1234',
}
const farAway: StationDoc = {
  ...station,
  _id: 'st_2',
  name: '板仓社区服务站',
  place: { lat: 32.0764, lng: 118.8288 },
}

/** Two stations, a room for everybody, a classroom for members, two members and two keepers. */
export async function addDistrict(db: Db): Promise<void> {
  const branch = { _id: 'o_3', name: '第三支部', secretaryName: '赵敏', secretaryPhone: '13900000003' }
  await db.add('organizations', branch)
  await db.add('stations', station)
  await db.add('stations', farAway)
  await db.add('spaces', room)
  await db.add('spaces', classroom)
  await addMember(db, LI, 'm_li', '李桂芬')
  await addMember(db, WANG, 'm_wang', '王建国')
  await addMember(db, KEEPER, 'm_keeper', '孙志强', 'st_1')
  await addMember(db, OTHER_KEEPER, 'm_other_keeper', '周明', 'st_2')
}

export async function addMember(db: Db, openid: string, memberId: string, name: string, keeps?: string) {
  const grants = keeps ? [{ role: 'keeper', scope: { kind: 'station', id: keeps } }] : []
  await db.add('members', { _id: memberId, name, branchId: 'o_3' })
  await db.add('accounts', { _id: accountIdOf(openid), memberId, name, grants })
}
