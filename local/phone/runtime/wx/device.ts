import { networkMode, onNetworkMode, type NetworkMode } from '../network'
import { askPermission, showModal, tell } from '../shell/dialogs'
import { cancelled, Failure } from './failure'
import { Listeners } from './listeners'
import { needPermission } from './permissions'
import type { Area } from './registry'

type NetworkType = 'wifi' | '3g' | 'none'

const networkChange = new Listeners<{ isConnected: boolean; networkType: NetworkType }>(
  'onNetworkStatusChange',
)
const networkWeak = new Listeners<{ weakNet: boolean; networkType: NetworkType }>('onNetworkWeakChange')

const TYPES: Record<NetworkMode, NetworkType> = { online: 'wifi', slow: '3g', offline: 'none' }

const isOnline = (): boolean => networkMode() !== 'offline'
const networkType = (): NetworkType => TYPES[networkMode()]

onNetworkMode(() => {
  networkChange.call({ isConnected: isOnline(), networkType: networkType() })
  networkWeak.call({ weakNet: networkMode() === 'slow', networkType: networkType() })
})

interface CalendarEvent {
  title: string
  /** Seconds since the epoch. */
  startTime: number
  location?: string
}

async function addPhoneCalendar({ title, startTime, location = '' }: CalendarEvent): Promise<void> {
  await needPermission('scope.addPhoneCalendar')
  const when = new Date(startTime * 1000).toLocaleString('zh-CN')
  const answer = await showModal({
    title: '添加到日历',
    content: [title, when, location].filter(Boolean).join('\n'),
  })
  if (!answer.confirm) throw cancelled()
}

async function makePhoneCall({ phoneNumber }: { phoneNumber: string }): Promise<void> {
  if (!phoneNumber) throw new Failure('parameter error: parameter.phoneNumber should be String')
  const answer = await showModal({ content: phoneNumber, confirmText: '呼叫' })
  if (!answer.confirm) throw cancelled()
}

let clipboard = ''

async function subscribe({ tmplIds }: { tmplIds: string[] }): Promise<Record<string, string>> {
  const yes = await askPermission('接收通知', `允许发送 ${tmplIds.length} 类一次性消息吗？`)
  return Object.fromEntries(tmplIds.map((id) => [id, yes ? 'accept' : 'reject']))
}

function vibrate(milliseconds: number): void {
  if (typeof navigator.vibrate === 'function') navigator.vibrate(milliseconds)
}

export const device: Area = {
  async: {
    vibrateShort: () => vibrate(15),
    vibrateLong: () => vibrate(400),
    makePhoneCall,
    addPhoneCalendar,
    setClipboardData({ data }: { data: string }) {
      clipboard = String(data)
      tell('内容已复制')
    },
    getClipboardData: () => ({ data: clipboard }),
    getNetworkType: () => ({
      networkType: networkType(),
      signalStrength: isOnline() ? 4 : 0,
      weakNet: networkMode() === 'slow',
      hasSystemProxy: false,
    }),
    requestSubscribeMessage: subscribe,
    login: () => ({ code: `login-${Date.now()}` }),
    checkSession: () => undefined,
  },
  sync: {
    onNetworkStatusChange: networkChange.add,
    offNetworkStatusChange: networkChange.remove,
    onNetworkWeakChange: networkWeak.add,
    offNetworkWeakChange: networkWeak.remove,
  },
}
