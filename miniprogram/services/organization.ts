import type { InputOf, OutputOf } from '../shared/contract/index'
import { call } from './cloud'
import { kept } from './kept'

/** One node with its children; the district without an id. Offline it answers with what was seen last. */
export const get = (organizationId?: string) =>
  kept(`organization:${organizationId ?? ''}`, () =>
    call('organization.get', organizationId ? { organizationId } : {}),
  )

export const search = (input: InputOf<'organization.search'>) => call('organization.search', input)
export const create = (input: InputOf<'organization.create'>) => call('organization.create', input)
export const rename = (input: InputOf<'organization.rename'>) => call('organization.rename', input)
export const move = (input: InputOf<'organization.move'>) => call('organization.move', input)
export const merge = (input: InputOf<'organization.merge'>) => call('organization.merge', input)
export const close = (input: InputOf<'organization.close'>) => call('organization.close', input)
export const setSecretary = (input: InputOf<'organization.setSecretary'>) =>
  call('organization.setSecretary', input)
export const membersOn = (organizationId: string, day: string) =>
  call('organization.membersOn', { organizationId, day })
export const gaps = (organizationId: string): Promise<OutputOf<'organization.gaps'>> =>
  call('organization.gaps', { organizationId })
