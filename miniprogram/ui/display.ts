import { type Display, type DisplayChoice, displayOf } from './scale'

const KEY = 'display'

/** The display right now. Pages set it in onShow, so that a change on 我的 reaches every page. */
export function display(): Display {
  return displayOf(wx.getAppBaseInfo().fontSizeScaleFactor ?? 1, choice())
}

export function choose(next: DisplayChoice): Display {
  wx.setStorageSync(KEY, next)
  return display()
}

function choice(): DisplayChoice | null {
  const kept = wx.getStorageSync<string>(KEY)
  return kept === 'standard' || kept === 'elder' ? kept : null
}
