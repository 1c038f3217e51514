/** The privacy notice that these screens show; a new wording is a new version, and is agreed to anew. */
export const CONSENT = '2026-11'

const KEY = 'consent'

/** Whether this phone's owner has agreed to the notice, to us and, where WeChat asks for it, to WeChat. */
export const hasAgreed = async (): Promise<boolean> =>
  wx.getStorageSync<string>(KEY) === CONSENT && !(await weChatAsks())

/** Older WeChat does not ask by itself; our own page has asked. */
const weChatAsks = (): Promise<boolean> =>
  new Promise((resolve) => {
    wx.getPrivacySetting({
      success: ({ needAuthorization }) => resolve(needAuthorization),
      fail: () => resolve(false),
    })
  })

/** To be called once WeChat's own button of agreement has been tapped. */
export const agreed = (): void => wx.setStorageSync(KEY, CONSENT)

/** WeChat shows the whole guideline that the district has filed. */
export const readGuideline = (): void => wx.openPrivacyContract({})
