import * as z from 'zod'
import type { Me } from '../../miniprogram/shared/contract/member'
import { maskedPhone } from '../../miniprogram/shared/kit/mask'
import { action } from '../kit/action'
import type { Actor } from '../kit/auth'
import type { Db } from '../kit/db'
import { organizations } from '../organization/public'
import { spaces, stations } from '../station/public'
import { grantViews } from './grantViews'
import { members } from './store'

/** Who I am, my branch and whom to call there, and what I keep. */
export const me = action('member.me', {
  role: 'resident',
  scope: 'own',
  input: z.object({}) as z.ZodType<Record<string, never>>,
  async run({ db, actor }): Promise<Me> {
    const [person, keeps, grants] = await Promise.all([
      personOf(db, actor),
      keptBy(db, actor),
      grantViews(db, actor.grants),
    ])
    return { ...person, roles: [...actor.roles], keeps, grants, memberId: actor.memberId }
  },
})

async function personOf(db: Db, actor: Actor): Promise<Pick<Me, 'name' | 'branch' | 'phoneMasked'>> {
  const member = actor.memberId ? await members(db).get(actor.memberId) : null
  if (!member) return { name: actor.name, branch: null, phoneMasked: '' }
  const known = { name: member.name, phoneMasked: maskedPhone(member.phone) }
  const branch = member.branchId ? await organizations(db).get(member.branchId) : null
  if (!branch) return { ...known, branch: null }
  const { _id: id, name, secretaryName, secretaryPhone } = branch
  return { ...known, branch: { id, name, secretaryName, secretaryPhone } }
}

async function keptBy(db: Db, { grants }: Actor): Promise<Me['keeps']> {
  const ids = grants.filter(({ role }) => role === 'keeper').map(({ scope }) => scope.id)
  const kept = await Promise.all(ids.map((id) => keptStation(db, id)))
  return kept.filter((one) => one !== null)
}

async function keptStation(db: Db, stationId: string): Promise<Me['keeps'][number] | null> {
  const [station, rooms] = await Promise.all([stations(db).get(stationId), spaces(db).of(stationId)])
  if (!station) return null
  return { stationId, stationName: station.name, spaces: rooms.map(({ _id: id, name }) => ({ id, name })) }
}
