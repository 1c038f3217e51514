import { createHash } from 'node:crypto'
import { type Grant, accountIdOf } from '../../../cloudfunctions/kit/auth'
import type { Db } from '../../../cloudfunctions/kit/db'
import { type MemberDoc, type RosterLine, newMember, rosterLine } from '../../../cloudfunctions/member/public'
import { type OrganizationDoc, newOrganization } from '../../../cloudfunctions/organization/public'
import { spellingOf } from '../../../cloudfunctions/roster/spelling'
import { derivedOf, newStation } from '../../../cloudfunctions/station/stationStore'
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

export const SECRETARY = 'oTest_secretary'
export const OTHER_SECRETARY = 'oTest_other_secretary'
export const COMMITTEE = 'oTest_committee'
export const OTHER_COMMITTEE = 'oTest_other_committee'
export const OFFICE = 'oTest_office'

export const ROOM_CODE = 'XHM:SPACE:sp_room:roomkey-1234'

const node = (
  id: string,
  kind: OrganizationDoc['kind'],
  name: string,
  parent: OrganizationDoc | null,
  secretary: { secretaryName?: string; secretaryPhone?: string } = {},
) => newOrganization({ id, kind, name, parent, on: '2019-01-01', ...secretary })

const district = node('o_d', 'district', '玄武区委', null)
const first = node('o_c1', 'committee', '梅园工委', district)
const second = node('o_c2', 'committee', '锁金工委', district)
const party = node('o_p1', 'party', '梅园新村社区党委', first)
const minister = { secretaryName: '赵敏', secretaryPhone: '13900000003' }
export const branchThree = node('o_3', 'branch', '第三支部', party, minister)
export const branchFour = node('o_4', 'branch', '第四支部', party)
export const branchNine = node('o_9', 'branch', '第九支部', second, {
  secretaryName: '钱进',
  secretaryPhone: '13900000009',
})

/** 玄武区委 › 梅园工委 › 社区党委 › 第三、第四支部; 锁金工委 › 第九支部. */
export const organizations = [district, first, second, party, branchThree, branchFour, branchNine]

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
  ...{ ...derivedOf({ place, facilities: ['热水'] }), ...newStation() },
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
  spot: { type: 'Point', coordinates: [118.8288, 32.0764] },
}

/** Two stations, a room for everybody, a classroom for members; a tree of organisations, and who may do what in it. */
export async function addDistrict(db: Db): Promise<void> {
  await db.addMany('organizations', organizations)
  await db.add('stations', station)
  await db.add('stations', farAway)
  await db.add('spaces', room)
  await db.add('spaces', classroom)
  await addMember(db, LI, 'm_li', '李桂芬')
  await addMember(db, WANG, 'm_wang', '王建国')
  await addMember(db, KEEPER, 'm_keeper', '孙志强', keeperOf('st_1'))
  await addMember(db, OTHER_KEEPER, 'm_other_keeper', '周明', keeperOf('st_2'))
  await addMember(db, SECRETARY, 'm_secretary', '赵敏', over('secretary', 'o_3'))
  await addMember(db, OTHER_SECRETARY, 'm_other_secretary', '钱进', over('secretary', 'o_9'))
  await addMember(db, COMMITTEE, 'm_committee', '何静', over('committee', 'o_c1'))
  await addMember(db, OTHER_COMMITTEE, 'm_other_committee', '吕涛', over('committee', 'o_c2'))
  await addMember(db, OFFICE, 'm_office', '沈岚', over('district', 'o_d'))
}

const keeperOf = (id: string): Grant => ({ role: 'keeper', scope: { kind: 'station', id } })
export const over = (role: Grant['role'], id: string): Grant => ({
  role,
  scope: { kind: 'organization', id },
})

/** A bound member of 第三支部, born in 1950, with a phone that no one else has. */
export async function addMember(
  db: Db,
  openid: string,
  id: string,
  name: string,
  grant?: Grant,
): Promise<MemberDoc> {
  const doc = testMember(id, { name }, grant ? [grant] : [])
  const accountId = accountIdOf(openid)
  await db.add('members', { ...doc, accountId, boundAt: NOW })
  await db.add('accounts', { _id: accountId, memberId: id, name, grants: doc.grants })
  return doc
}

/** A member whom no account holds yet. */
export function testMember(
  id: string,
  known: Partial<RosterLine> & { name: string },
  grants: Grant[] = [],
  branch: OrganizationDoc = branchThree,
): MemberDoc {
  const line = rosterLine({ phone: phoneOf(id), born: '1950-03-02', ...known })
  const doc = newMember({ id, line, spelling: spellingOf(line.name), branch, on: '2020-07-01' })
  return { ...doc, grants }
}

/** Eleven digits that follow from an id. */
export const phoneOf = (id: string): string =>
  `139${String(parseInt(createHash('sha256').update(id).digest('hex').slice(0, 8), 16) % 1e8).padStart(8, '0')}`
