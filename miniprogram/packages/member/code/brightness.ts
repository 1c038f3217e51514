/** The screen as bright as it goes while a code is shown, and as it was before afterwards. */

let before: number | null = null

export async function brighten(): Promise<void> {
  try {
    if (before === null) before = (await wx.getScreenBrightness()).value
    await wx.setScreenBrightness({ value: 1 })
    await wx.setKeepScreenOn({ keepScreenOn: true })
  } catch {
    // A phone that does not let itself be brightened still shows the code.
  }
}

export async function putBack(): Promise<void> {
  const value = before
  before = null
  try {
    await wx.setKeepScreenOn({ keepScreenOn: false })
    if (value !== null) await wx.setScreenBrightness({ value })
  } catch {
    // As above.
  }
}
