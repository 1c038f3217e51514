import type { PhoneServer, PhoneUser } from '../phone/server/types'
import type { Phones } from './openPhones'

type Params = Record<string, unknown>

/** What all clients of one automation server share. */
export interface Tool {
  /** The people that a phone can be somebody's of. */
  users: readonly PhoneUser[]
  /** There is no account of WeChat's behind this tool; what is set is given back. */
  ticket: string
}

export interface ToolContext {
  server: PhoneServer
  phone: string
  phones: Phones | null
  tool: Tool
  /** Raises an event at the client. */
  emit(name: string): void
}

export type Answer = (context: ToolContext, params: Params) => unknown

/** The base library that the phone takes after. */
const SDKVersion = '3.8.0'
const month = 30 * 24 * 3600

/** What is asked of DevTools itself rather than of the phone. */
export const toolMethods = new Map<string, Answer>([
  ['Tool.getInfo', () => ({ SDKVersion })],
  ['Tool.getTestAccounts', ({ tool }) => ({ accounts: tool.users.map(accountOf) })],
  ['Tool.getTicket', ({ tool }) => ({ ticket: tool.ticket, expiredTime: month })],
  ['Tool.setTicket', ({ tool }, { ticket }) => void (tool.ticket = String(ticket ?? ''))],
  ['Tool.refreshTicket', () => ({})],
  ['Tool.enableRemoteDebug', enableRemoteDebug],
  ['App.captureScreenshot', captureScreenshot],
])

/** `openid` is what `launch({ account })` and `?user=` take, beside the short id. */
function accountOf({ id, name, openid }: PhoneUser): object {
  return { openid, nickName: name, id }
}

/** The phone is the device. The client listens only after it has read the answer, and only once. */
function enableRemoteDebug({ emit }: ToolContext): void {
  for (const delay of [200, 1_000, 3_000])
    setTimeout(() => emit('Tool.onRemoteDebugConnected'), delay).unref()
}

async function captureScreenshot({ server, phone, phones }: ToolContext): Promise<{ data: string }> {
  const picture = await phones?.screenshot(phone)
  if (picture) return { data: picture.toString('base64') }
  // In somebody else's browser nobody but the phone itself can see its screen.
  const { image } = (await server.request(phone, 'Phone.screen')) as { image: string }
  return { data: image.replace(/^data:[^,]*,/, '') }
}
