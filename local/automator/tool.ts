import type { PhoneServer } from '../phone/server/types'
import type { Phones } from './openPhones'

type Params = Record<string, unknown>

export interface ToolContext {
  server: PhoneServer
  phone: string
  phones: Phones | null
  /** Raises an event at the client. */
  emit(name: string): void
}

export type Answer = (context: ToolContext, params: Params) => unknown

/** The base library that the phone takes after. */
const SDKVersion = '3.8.0'

/** There is no account of WeChat's behind this tool; what is set is given back. */
let ticket = ''
const month = 30 * 24 * 3600

/** What is asked of DevTools itself rather than of the phone. */
export const toolMethods: Record<string, Answer> = {
  'Tool.getInfo': () => ({ SDKVersion }),
  'Tool.getTestAccounts': () => ({ accounts: [] }),
  'Tool.stopAudits': () => ({ report: '<!DOCTYPE html><p>No audits here.</p>', data: '{}' }),
  'Tool.getTicket': () => ({ ticket, expiredTime: month }),
  'Tool.setTicket': (_, params) => {
    ticket = String(params['ticket'] ?? '')
  },
  'Tool.refreshTicket': () => ({}),
  'Tool.enableRemoteDebug': ({ emit }) => {
    // The client listens only after it has read the answer, and only once.
    for (const delay of [200, 1_000, 3_000]) setTimeout(() => emit('Tool.onRemoteDebugConnected'), delay)
  },
  'App.captureScreenshot': captureScreenshot,
}

async function captureScreenshot({ server, phone, phones }: ToolContext): Promise<{ data: string }> {
  const picture = await phones?.screenshot(phone)
  if (picture) return { data: picture.toString('base64') }
  // In somebody else's browser nobody but the phone itself can see its screen.
  const { image } = (await server.request(phone, 'Phone.screen')) as { image: string }
  return { data: image.replace(/^data:[^,]*,/, '') }
}
