import { networkMode, onNetworkMode, type NetworkMode } from '../network'
import { showModal, tell } from '../shell/dialogs'
import { cancelled, Failure } from './failure'
import { Listeners } from './listeners'
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

async function makePhoneCall({ phoneNumber }: { phoneNumber: string }): Promise<void> {
  if (!phoneNumber) throw new Failure('parameter error: parameter.phoneNumber should be String')
  const answer = await showModal({ content: phoneNumber, confirmText: '呼叫' })
  if (!answer.confirm) throw cancelled()
}

let clipboard = ''

function vibrate(milliseconds: number): void {
  if (typeof navigator.vibrate === 'function') navigator.vibrate(milliseconds)
}

/** What WeChat tells of everybody since it stopped telling more. */
const anonymous = {
  nickName: '微信用户',
  avatarUrl: '',
  gender: 0,
  language: '',
  city: '',
  province: '',
  country: '',
}

export const device: Area = {
  async: {
    vibrateShort: () => vibrate(15),
    vibrateLong: () => vibrate(400),
    makePhoneCall,
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
    login: () => ({ code: `login-${Date.now()}` }),
    checkSession: () => undefined,
    checkIsOpenAccessibility: () => ({ open: false }),
    getUserInfo: () => ({ userInfo: anonymous, rawData: JSON.stringify(anonymous), signature: '', iv: '' }),
  },
  sync: {
    onNetworkStatusChange: networkChange.add,
    offNetworkStatusChange: networkChange.remove,
    onNetworkWeakChange: networkWeak.add,
    offNetworkWeakChange: networkWeak.remove,
  },
}
