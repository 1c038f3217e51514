import type { WeChat } from '../../../cloudfunctions/kit/weChat'

/** For actions that need none of it: whoever uses it is told. */
export const noWeChat = new Proxy({} as WeChat, {
  get: (_target, name) => {
    throw new Error(`nobody expected weChat.${String(name)} here`)
  },
})
