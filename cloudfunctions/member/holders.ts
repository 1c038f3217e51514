import * as z from 'zod'
import type { GrantChange } from '../../miniprogram/shared/contract/member'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { action } from '../kit/action'
import { type AuditDoc, audit } from '../kit/audit'
import { organizationId } from './fields'
import { members } from './store'

const input = z.object({ organizationId }) satisfies z.ZodType<InputOf<'member.holders'>>

const scope = {
  organization: async (_ctx: unknown, { organizationId: id }: { organizationId: string }) => id,
}

export const holders = action('member.holders', {
  role: ['secretary', 'committee', 'district'],
  scope,
  input,
  async run({ db }, { organizationId: id }) {
    const found = await members(db).holding(id)
    return {
      holders: found.flatMap(({ _id: memberId, name, grants }) =>
        grants.filter((one) => one.scope.id === id).map(({ role }) => ({ memberId, name, role })),
      ),
    }
  },
})

export const grantTrail = action('member.grantTrail', {
  role: ['committee', 'district'],
  scope,
  input,
  run: async ({ db }, { organizationId: id }) => ({
    changes: (await audit(db).of('grant', id)).map(changeOf),
  }),
})

const changeOf = ({ at, byName, detail }: AuditDoc): GrantChange => ({
  ...{ at, byName, memberName: detail['name'] ?? '', scopeName: detail['scopeName'] ?? '' },
  change: detail['change'] === 'revoked' ? 'revoked' : 'granted',
  role: detail['role'] as GrantChange['role'],
})
