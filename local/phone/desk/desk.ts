/** The page at `/`: one phone on a desk, a second one beside it when asked for, and who one is on each. */
import { handPhone, listen } from './api'
import { config } from './config'
import { button } from './controls'
import { byId, make } from './dom'
import { fitPhones } from './fit'
import { PhoneView } from './phoneView'
import { showBuild, showLost } from './status'

const secondKey = 'desk:second'
const desk = byId('desk')
const open = new Map<string, PhoneView>()

const openSecond = button('打开第二部手机', 'main', () => void showSecond())

function fit(): void {
  fitPhones([...open.values()], desk)
}

function addPhone(phone: string, title: string, holder: string, actions: HTMLElement[]): void {
  const view = new PhoneView({ phone, title, holder, actions, onResize: fit })
  open.set(phone, view)
  desk.append(view.element)
  fit()
}

/** The second phone is somebody else's than the first one's, unless it was handed to somebody before. */
async function showSecond(): Promise<void> {
  const first = config.holders['a'] ?? config.users[0]?.id
  const holder = config.holders['b'] ?? config.users.find((it) => it.id !== first)?.id ?? first ?? ''
  await handPhone({ phone: 'b', user: holder })
  localStorage.setItem(secondKey, 'open')
  openSecond.hidden = true
  const note = make('p', { class: 'note' }, '扫码时，可以扫另一部手机屏幕上的二维码。')
  addPhone('b', '第二部手机', holder, [note, button('关闭第二部手机', 'main', closeSecond)])
}

function closeSecond(): void {
  open.get('b')?.element.remove()
  open.delete('b')
  localStorage.removeItem(secondKey)
  openSecond.hidden = false
  openSecond.focus()
  fit()
}

byId('title').textContent = config.title
document.title = config.title
addPhone('a', '第一部手机', config.holders['a'] ?? config.users[0]?.id ?? '', [openSecond])
if (localStorage.getItem(secondKey)) void showSecond()

window.addEventListener('resize', fit)
listen({
  onBuild: showBuild,
  onLost: showLost,
  onHolder({ phone, user }) {
    config.holders[phone] = user
    open.get(phone)?.showHolder(user)
  },
})
