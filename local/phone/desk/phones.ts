import { handPhone } from './api'
import { config } from './config'
import { fitPhones } from './fit'
import { PhoneView } from './phoneView'

const ids = ['a', 'b', 'c', 'd'] as const
type Id = (typeof ids)[number]
const titles: Record<Id, string> = { a: '第一部手机', b: '第二部手机', c: '第三部手机', d: '第四部手机' }
const key = 'desk:open'

/** The phones on the desk. The first is always there. */
export class Phones {
  private readonly open = new Map<Id, PhoneView>()

  /** @param changed called when there is room for one more, or no longer */
  constructor(
    private readonly desk: HTMLElement,
    private readonly changed: () => void,
  ) {}

  /** Those that were open before. */
  async restore(): Promise<void> {
    this.show('a', config.holders['a'] ?? config.users[0]?.id ?? '')
    const kept = (localStorage.getItem(key) ?? '').split(',')
    for (const id of ids.slice(1)) if (kept.includes(id)) await this.add(id)
  }

  canAdd(): boolean {
    return this.open.size < ids.length
  }

  /** One more, in the hands of somebody who holds none yet, unless it was handed to somebody before. */
  async add(id = ids.find((it) => !this.open.has(it))): Promise<void> {
    if (!id) return
    const busy = [...this.open.keys()].map((it) => config.holders[it] ?? config.users[0]?.id)
    const free = config.users.find((it) => !busy.includes(it.id)) ?? config.users[0]
    const holder = config.holders[id] ?? free?.id ?? ''
    await handPhone({ phone: id, user: holder })
    config.holders[id] = holder
    this.show(id, holder)
    this.keep()
  }

  showHolder(phone: string, user: string): void {
    config.holders[phone] = user
    this.open.get(phone as Id)?.showHolder(user)
  }

  fit(): void {
    fitPhones([...this.open.values()], this.desk)
  }

  private show(id: Id, holder: string): void {
    const onClose = id === 'a' ? null : () => this.close(id)
    const unfolded = this.open.size < 2
    const view = new PhoneView({
      phone: id,
      title: titles[id],
      holder,
      unfolded,
      onClose,
      onResize: () => this.fit(),
    })
    this.open.set(id, view)
    this.desk.append(view.element)
    this.fit()
    this.changed()
  }

  private close(id: Id): void {
    this.open.get(id)?.remove()
    this.open.delete(id)
    this.keep()
    this.fit()
    this.changed()
  }

  private keep(): void {
    localStorage.setItem(key, [...this.open.keys()].join())
  }
}
