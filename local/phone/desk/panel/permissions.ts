import { button } from '../controls'
import { make } from '../dom'
import type { PhoneLink } from '../phoneLink'
import { Pulse } from './tab'

/** What the user was asked and answered, and a way to be asked again. */
export class Permissions {
  readonly element: HTMLElement
  private readonly list = make('ul', { class: 'answers' })
  private readonly pulse = new Pulse(() => this.refresh(), 1_000)
  private drawn = ''

  constructor(private readonly link: PhoneLink) {
    const reset = button('重置授权', 'quiet', () => {
      link.inspector()?.switches.resetPermissions()
      this.refresh()
    })
    this.element = make('fieldset', {}, make('legend', {}, '授权与隐私'), this.list, reset)
  }

  show(): void {
    this.pulse.start()
  }

  hide(): void {
    this.pulse.stop()
  }

  private refresh(): void {
    const answers = this.link.inspector()?.switches.permissions() ?? []
    const text = JSON.stringify(answers)
    if (text === this.drawn) return
    this.drawn = text
    const lines = answers.map(({ name, allowed }) => make('li', {}, `${name}：${allowed ? '允许' : '拒绝'}`))
    const nothing = make('li', { class: 'note' }, '还没有问过用户。')
    this.list.replaceChildren(...(lines.length ? lines : [nothing]))
  }
}
