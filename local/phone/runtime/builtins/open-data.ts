import { host } from '../host'
import { defineTag } from './kit/define'

/** What WeChat would show of the person who looks, as far as the phone knows anything. */
const KNOWN: Record<string, () => string> = {
  userNickName: () => host.config.user.name,
  userGender: () => '',
  userCity: () => '南京',
  userProvince: () => '江苏',
  userCountry: () => '中国',
  userLanguage: () => 'zh_CN',
  groupName: () => '微信群',
}

defineTag({
  properties: {
    type: String,
    openGid: String,
    lang: { type: String, value: 'en' },
    defaultText: String,
    defaultAvatar: String,
  },
  data: { text: '', isAvatar: false },
  observers: {
    'type, defaultText'() {
      const { type, defaultText } = this.data
      this.setData({ text: KNOWN[type]?.() || defaultText, isAvatar: type === 'userAvatarUrl' })
    },
  },
})
