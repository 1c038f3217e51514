import type { EventAudience } from '../../contract/event'
import { ROLE_NAMES, type GrantedRole } from '../../contract/roles'
import { type Path, idsOf } from '../../kit/path'

/**
 * Who is asked, as keys: an event carries the keys that it is open to, a person those that they answer to; one in common
 * is enough. So "may this person" is one comparison in a query and in a conditional write.
 */
export const EVERYONE = 'everyone'

export const audienceKeys = (audience: EventAudience): string[] => {
  if (audience.kind === 'everyone') return [EVERYONE]
  if (audience.kind === 'organization') return [`o:${audience.organizationId}`]
  return audience.roles.map((role) => `r:${role}:${audience.organizationId}`)
}

/** A resident answers to 'everyone' alone. */
export const personKeys = (path: Path | null, roles: readonly GrantedRole[]): string[] => {
  const ids = path === null ? [] : idsOf(path)
  return [
    EVERYONE,
    ...ids.map((id) => `o:${id}`),
    ...[...new Set(roles)].flatMap((role) => ids.map((id) => `r:${role}:${id}`)),
  ]
}

/** '所有人', '第三支部党员', '梅园工委的支部书记、工委' */
export function audienceWords(audience: EventAudience, organizationName: string): string {
  if (audience.kind === 'everyone') return '所有人'
  if (audience.kind === 'organization') return `${organizationName}党员`
  return `${organizationName}的${audience.roles.map((role) => ROLE_NAMES[role]).join('、')}`
}
