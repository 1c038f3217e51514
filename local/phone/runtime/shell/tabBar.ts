import { switchTab, topPage } from '../router/router'
import { call } from '../router/lifecycle'
import { manifest } from '../host'
import type { PageRecord } from '../router/page'
import { element } from './dom'
import { themedValue } from '../theme'
import { screen } from './frame'

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarState {
  items: TabItem[]
  color: string
  selectedColor: string
  backgroundColor: string
  borderStyle: string
  /** Text of a badge, or '' for a red dot, by index. */
  badges: Map<number, string>
  hidden: boolean
}

let state: TabBarState | undefined

/** The tab bar as app.json has it and as calls have changed it since; undefined for an app without one. */
export function tabBarState(): TabBarState | undefined {
  const bar = manifest().app.tabBar
  if (!bar || bar.custom) return undefined
  return (state ??= {
    items: bar.list.map((item) => ({ ...item })),
    color: bar.color ?? '#7A7E83',
    selectedColor: bar.selectedColor ?? '#07C160',
    backgroundColor: bar.backgroundColor ?? '#ffffff',
    borderStyle: bar.borderStyle ?? 'black',
    badges: new Map(),
    hidden: false,
  })
}

const themed = (value: string): string => String(themedValue(value) ?? '')

/** Draws the tab bar under a tab page and takes it away under any other. */
export function drawTabBar(page: PageRecord | undefined = topPage()): void {
  const { tabs } = screen()
  const bar = tabBarState()
  tabs.hidden = !bar || bar.hidden || !page?.isTab
  if (!bar || !page) return
  tabs.style.background = themed(bar.backgroundColor)
  tabs.dataset['border'] = themed(bar.borderStyle)
  tabs.replaceChildren(...bar.items.map((item, index) => tab(bar, item, index, item.pagePath === page.route)))
}

function tab(bar: TabBarState, item: TabItem, index: number, selected: boolean): HTMLElement {
  const made = element('button', { class: 'tab', type: 'button' })
  made.style.color = themed(selected ? bar.selectedColor : bar.color)
  if (selected) made.setAttribute('aria-current', 'page')
  const icon = selected ? (item.selectedIconPath ?? item.iconPath) : item.iconPath
  if (icon) made.append(element('img', { src: `/res/${themed(icon).replace(/^\//, '')}`, alt: '' }))
  made.append(element('span', {}, item.text))
  const badge = bar.badges.get(index)
  if (badge !== undefined) made.append(element('b', { class: badge ? 'badge' : 'dot' }, badge))
  made.addEventListener('click', () => void press(item, index))
  return made
}

/** The page that the tab belongs to hears of it, once it is there. */
async function press({ pagePath, text }: TabItem, index: number): Promise<void> {
  await switchTab(`/${pagePath}`)
  const page = topPage()
  if (page?.route === pagePath) call(page, 'onTabItemTap', { index: String(index), pagePath, text })
}
