import type { TestUser } from '../../protocol'
import type { NetworkMode, Theme } from '../../inspector'
import { fonts, networks, places, sizes, themes, type Choice } from '../choices'
import { config } from '../config'
import { check, radioGroup, textField } from '../controls'
import { make } from '../dom'
import type { PhoneLink } from '../phoneLink'
import { isUsualSize, placeIn, screenIn, type Setup } from '../setup'
import { Permissions } from './permissions'
import type { Tab } from './tab'

export interface SettingsOptions {
  phone: string
  /** '第一部手机'. */
  title: string
  holder: string
  link: PhoneLink
  setup(): Setup
  change(part: Partial<Setup>): void
  hand(user: string): void
  /** What concerns the whole phone: load it again, close it … */
  actions: HTMLElement[]
}

/** Who one is, and what the phone is like. */
export class SettingsTab implements Tab {
  readonly id = 'settings'
  readonly label = '设置'
  readonly element: HTMLElement
  private readonly people: HTMLFieldSetElement
  private readonly permissions: Permissions
  private readonly network: HTMLElement

  constructor(private readonly options: SettingsOptions) {
    this.people = this.makePeople()
    this.permissions = new Permissions(options.link)
    this.network = this.segments('网络', 'net', networks)
    this.element = make(
      'div',
      { class: 'tab-body scroll settings' },
      this.people,
      make(
        'div',
        { class: 'group' },
        ...this.makeScreen(),
        this.segments('外观', 'theme', themes),
        this.network,
      ),
      make('div', { class: 'group' }, ...this.makePlace(), this.permissions.element),
      make('div', { class: 'buttons' }, ...options.actions),
    )
  }

  show(): void {
    check(this.network, this.options.setup().net)
    this.permissions.show()
  }

  hide(): void {
    this.permissions.hide()
  }

  showHolder(user: string): void {
    check(this.people, user)
  }

  private makePeople(): HTMLFieldSetElement {
    const { phone, title, holder, hand } = this.options
    const people = config.users.map((user) => ({ ...user, value: user.id, label: user.name }))
    const options = { legend: `${title} · 我是谁`, name: `${phone}-user`, value: holder, className: 'cards' }
    return radioGroup(people, { ...options, onChoose: hand }, drawPerson)
  }

  private segments(
    legend: string,
    key: 'size' | 'font' | 'theme' | 'net',
    choices: readonly Choice[],
  ): HTMLElement {
    const { phone, setup, change } = this.options
    return radioGroup(choices, {
      legend,
      name: `${phone}-${key}`,
      value: setup()[key],
      className: 'segments',
      onChoose: (value) => change({ [key]: value as Theme & NetworkMode }),
    })
  }

  private makeScreen(): HTMLElement[] {
    const { setup, change } = this.options
    const usual = this.segments('屏幕', 'size', sizes)
    const own = textField({
      label: '其他尺寸（宽×高）',
      value: isUsualSize(setup().size) ? '' : setup().size.replace('x', '×'),
      onEnter: (text) => {
        const size = text.replace(/\s*[×xX*]\s*/, 'x')
        if (!screenIn(size)) return text === ''
        check(usual, size)
        change({ size })
        return true
      },
    })
    return [usual, own, this.segments('字体', 'font', fonts)]
  }

  private makePlace(): HTMLElement[] {
    const { phone, setup, change } = this.options
    const usual = radioGroup(places, {
      legend: '位置',
      name: `${phone}-at`,
      value: setup().at,
      className: 'segments upright',
      onChoose: (at) => {
        typed.value = at.replace(',', ', ')
        change({ at })
      },
    })
    const field = textField({
      label: '纬度, 经度',
      value: setup().at.replace(',', ', '),
      onEnter: (text) => {
        const place = placeIn(text)
        if (!place) return false
        const at = `${place.latitude},${place.longitude}`
        check(usual, at)
        change({ at })
        return true
      },
    })
    const typed = field.querySelector('input') as HTMLInputElement
    return [usual, field]
  }
}

function drawPerson({ name, about }: TestUser): Node[] {
  return [make('strong', {}, name), make('small', {}, about)]
}
