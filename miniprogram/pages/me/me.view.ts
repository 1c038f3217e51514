import type { Me, Role } from '../../shared/contract/member'
import { secretaryPhoneOf } from '../../ui/session'

export interface MeView {
  name: string
  roles: string
  branch: string
  secretary: string
  secretaryPhone: string
  /** What 小红梅 keeps about this person, in one sentence that is true today. */
  kept: string
}

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  resident: '居民',
  member: '党员',
  secretary: '支部书记',
  keeper: '站长',
  lecturer: '讲师',
  reviewer: '评审',
  committee: '工委',
  district: '区委组织部',
}

export function meView(me: Me): MeView {
  const { name, roles, branch, keeps } = me
  const kept = keeps.map(({ stationName }) => stationName).join('、')
  return {
    name: name ?? '您好',
    roles: roleWords(roles) + (kept ? `（${kept}）` : ''),
    branch: branch?.name ?? '',
    secretary: branch?.secretaryName ? `书记 ${branch.secretaryName}` : '',
    secretaryPhone: secretaryPhoneOf(me),
    kept: keptSentence(me),
  }
}

/** Everybody is a resident; that is said only of those who are nothing else. */
function roleWords(roles: readonly Role[]): string {
  const others = [...new Set(roles)].filter((role) => role !== 'resident')
  return others.map((role) => ROLE_WORDS[role]).join(' · ') || ROLE_WORDS.resident
}

function keptSentence({ name, branch }: Me): string {
  const who = name ? `您的姓名${branch ? '、所在的支部' : ''}` : '微信给的一个编号'
  return `小红梅存着${who}、您的预约、签到时间和学时，不存您的位置。`
}
