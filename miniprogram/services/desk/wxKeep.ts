import * as checkin from '../checkin'
import { forgetKept } from '../kept'
import type { DeskServer, Keep } from './ports'

/** The phone's own storage: 1 MB a key, 10 MB in all. A list of 1,500 people takes a quarter of one key. */
export const wxKeep: Keep = {
  keys: () => wx.getStorageInfoSync().keys,
  get: <T>(key: string) => {
    const found = wx.getStorageSync<T | ''>(key)
    return found === '' ? null : found
  },
  set: (key, value) => {
    try {
      wx.setStorageSync(key, value)
    } catch (error) {
      if (!forgetKept()) throw error
      wx.setStorageSync(key, value)
    }
  },
  remove: (key) => wx.removeStorageSync(key),
  taken: () => {
    const { currentSize, limitSize } = wx.getStorageInfoSync()
    return limitSize > 0 ? currentSize / limitSize : 0
  },
}

export const wxServer: DeskServer = {
  open: checkin.open,
  people: checkin.people,
  deliver: checkin.deliver,
  look: checkin.look,
}
