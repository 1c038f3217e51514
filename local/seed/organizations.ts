import { type OrganizationDoc, newOrganization } from '../../cloudfunctions/organization/public'

const ON = '2019-01-01'

const node = (
  id: string,
  kind: OrganizationDoc['kind'],
  name: string,
  parent: OrganizationDoc | null,
  [secretaryName = '', secretaryPhone = '']: readonly string[] = [],
) => newOrganization({ id, kind, name, parent, on: ON, secretaryName, secretaryPhone })

export const DISTRICT_ID = 'o_district'

export const district = node(DISTRICT_ID, 'district', '玄武区委', null)
export const committee = node('o_meiyuan', 'committee', '梅园新村街道工委', district)
const meiyuan = node('o_meiyuan_p', 'party', '梅园新村社区党委', committee)
const zhuqiao = node('o_zhuqiao_p', 'party', '竺桥社区党委', committee)

export const branchThree = node('o_meiyuan_3', 'branch', '梅园新村第三支部', meiyuan, ['赵敏', '13900000003'])
export const neighboursBranch = node('o_zhuqiao_1', 'branch', '竺桥第一支部', zhuqiao, [
  '钱进',
  '13900000011',
])

/** One committee of the district, with whom to call. The district is the first. */
export const demoOrganizations: readonly OrganizationDoc[] = [
  ...[district, committee, meiyuan, zhuqiao, branchThree, neighboursBranch],
]
