import { host } from '../host'
import { button, element } from './dom'
import { screen } from './frame'

let bar: HTMLElement | undefined

/** Offers the WeChat name of who holds the phone above the keyboard, for a field with type="nickname". */
export function offerNickname(take: (name: string) => void): void {
  bar?.remove()
  const close = () => bar?.remove()
  bar = element(
    'div',
    { class: 'nickname', role: 'dialog', 'aria-label': '使用微信昵称' },
    button('nickname-name', host.config.user.name, () => {
      close()
      take(host.config.user.name)
    }),
    button('nickname-close', '取消', close),
  )
  screen().layer.append(bar)
}
