/** Questions and answers in the middle of the screen. They stay until read: a toast is gone too soon for slow readers. */

const PLUM = '#B3122A'
const INK_2 = '#5B5552'

/** Says something that has to be read. Resolves when it has been. */
export async function tell(content: string, confirmText = '知道了'): Promise<void> {
  await wx.showModal({ title: '', content, showCancel: false, confirmText, confirmColor: PLUM })
}

export interface Question {
  title: string
  content: string
  /** At most four characters each, or WeChat refuses to show them. */
  yes: string
  no: string
}

/** Asks before what cannot be undone. */
export async function ask({ title, content, yes, no }: Question): Promise<boolean> {
  const colors = { confirmColor: PLUM, cancelColor: INK_2 }
  const { confirm } = await wx.showModal({ title, content, confirmText: yes, cancelText: no, ...colors })
  return confirm
}

/** A short good word after something that is also to be seen on the screen. */
export function done(title: string): void {
  void wx.showToast({ title, icon: 'success', duration: 2000 })
}
