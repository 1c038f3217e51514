/** Ways out of the mini-program. The phone has nothing else on it, so it says where one would be. */
import { reLaunch, topPage } from '../router/router'
import { putAway } from '../shell/capsule'
import { tell } from '../shell/dialogs'
import { setShareable } from '../share'
import type { Area } from './registry'

function shareMenu(on: boolean): void {
  const page = topPage()
  if (page) setShareable(page, on)
}

const says = (words: string) => () => tell(words)

export const leaving: Area = {
  async: {
    exitMiniProgram: putAway,
    restartMiniProgram: ({ path }: { path: string }) => reLaunch(path.startsWith('/') ? path : `/${path}`),
    navigateToMiniProgram: ({ appId = '' }: { appId?: string }) => tell(`将打开小程序 ${appId}`),
    navigateBackMiniProgram: says('将回到前一个小程序'),
    openEmbeddedMiniProgram: ({ appId = '' }: { appId?: string }) => tell(`将打开小程序 ${appId}`),
    openCustomerServiceChat: says('客服会话在微信里打开'),
    openChannelsUserProfile: says('视频号在微信里打开'),
    openChannelsActivity: says('视频号在微信里打开'),
    openOfficialAccountArticle: says('公众号文章在微信里打开'),
    showShareMenu: () => shareMenu(true),
    hideShareMenu: () => shareMenu(false),
    showShareImageMenu: says('图片分享在微信里打开'),
  },
}
