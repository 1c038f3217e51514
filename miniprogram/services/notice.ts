import type { TemplateName } from '../shared/contract/templates'
import { newRequestId } from '../shared/kit/ids'
import { call } from './cloud'
import { kept } from './kept'

/** The newest; offline those that were seen last. */
export const newest = () => kept('notices', () => call('notice.list', {}))
export const more = (after: string) => call('notice.list', { after })
export const unread = () => call('notice.unread', {})
export const read = (noticeId: string) => call('notice.read', { noticeId })
export const readAll = () => call('notice.readAll', {})
export const consent = (accepted: readonly TemplateName[]) =>
  call('notice.consent', { accepted: [...accepted], requestId: newRequestId() })
export const consents = () => call('notice.consents', {})
export const withdraw = () => call('notice.withdraw', {})
