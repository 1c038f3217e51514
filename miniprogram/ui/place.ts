import type { Whereabouts } from './whereabouts'

const KEY = 'place.agreed'

export async function recall(): Promise<Whereabouts> {
  const agreed = wx.getStorageSync<string>(KEY)
  if (agreed === 'yes') return locate()
  return { kind: agreed === 'no' ? 'declined' : 'unasked' }
}

export async function ask(): Promise<Whereabouts> {
  const found = await locate()
  if (found.kind === 'known') wx.setStorageSync(KEY, 'yes')
  return found
}

/** The person would rather not; they are not asked again, but may change their mind. */
export function decline(): Whereabouts {
  wx.setStorageSync(KEY, 'no')
  return { kind: 'declined' }
}

/** Opens WeChat's own settings, where a refusal can be taken back. */
export async function openSettings(): Promise<Whereabouts> {
  const { authSetting } = await wx.openSetting()
  return authSetting['scope.userLocation'] ? ask() : { kind: 'refused' }
}

async function locate(): Promise<Whereabouts> {
  try {
    const { latitude, longitude } = await wx.getLocation({ type: 'gcj02' })
    return { kind: 'known', at: { lat: latitude, lng: longitude } }
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    return { kind: /auth|deny|denied|privacy/i.test(errMsg) ? 'refused' : 'unavailable' }
  }
}
