import type { InputOf } from '../shared/contract/index'
import { call } from './cloud'
import { kept } from './kept'

export const me = () => kept('me', () => call('member.me', {}))

export const bind = (input: InputOf<'member.bind'>) => call('member.bind', input)
export const invite = (input: InputOf<'member.invite'>) => call('member.invite', input)
export const readInvitation = (text: string) => call('member.readInvitation', { text })
export const accept = (input: InputOf<'member.accept'>) => call('member.accept', input)
export const unbind = () => call('member.unbind', {})
export const release = (input: InputOf<'member.release'>) => call('member.release', input)

export const code = () => call('member.code', {})
export const cards = (branchId: string, after?: string) =>
  call('member.cards', after ? { branchId, after } : { branchId })
export const revokeCard = (input: InputOf<'member.revokeCard'>) => call('member.revokeCard', input)
export const readCode = (text: string) => call('member.readCode', { text })
/** Kept on the phone for desks without a network. */
export const codeKeys = () => kept('codeKeys', () => call('member.codeKeys', {}))
export const rotateKey = (input: InputOf<'member.rotateKey'>) => call('member.rotateKey', input)

export const list = (input: InputOf<'member.list'>) => call('member.list', input)
export const get = (memberId: string) => call('member.get', { memberId })
export const unmask = (input: InputOf<'member.unmask'>) => call('member.unmask', input)
export const unmaskings = (memberId: string) => call('member.unmaskings', { memberId })
export const setCannotCome = (memberId: string, cannotCome: boolean) =>
  call('member.setCannotCome', { memberId, cannotCome })
export const transfer = (input: InputOf<'member.transfer'>) => call('member.transfer', input)

export const stored = () => call('member.stored', {})
export const exportMine = () => call('member.export', {})

export const grant = (input: InputOf<'member.grant'>) => call('member.grant', input)
export const revoke = (input: InputOf<'member.revoke'>) => call('member.revoke', input)
export const holders = (organizationId: string) => call('member.holders', { organizationId })
export const grantTrail = (organizationId: string) => call('member.grantTrail', { organizationId })
