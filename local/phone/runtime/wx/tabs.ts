import { drawTabBar, tabBarState, type TabBarState, type TabItem } from '../shell/tabBar'
import { topPage } from '../router/router'
import { refreshChrome, placePage } from '../shell/stage'
import { Failure } from './failure'
import type { Area } from './registry'

function withTabs(change: (bar: TabBarState) => void): void {
  const bar = tabBarState()
  if (!bar) throw new Failure('not TabBar page')
  change(bar)
  const page = topPage()
  if (page) refreshChrome(page)
  else drawTabBar()
}

function hide(hidden: boolean): void {
  withTabs((bar) => (bar.hidden = hidden))
  const page = topPage()
  if (page?.state === 'shown') placePage(page)
}

type Style = Partial<Pick<TabBarState, 'color' | 'selectedColor' | 'backgroundColor' | 'borderStyle'>>

export const tabs: Area = {
  async: {
    showTabBar: () => hide(false),
    hideTabBar: () => hide(true),
    setTabBarStyle: ({ color, selectedColor, backgroundColor, borderStyle }: Style) => {
      const given = { color, selectedColor, backgroundColor, borderStyle }
      const changes = Object.entries(given).filter(([, value]) => value !== undefined)
      withTabs((bar) => Object.assign(bar, Object.fromEntries(changes)))
    },
    setTabBarItem: ({ index, ...item }: Partial<TabItem> & { index: number }) =>
      withTabs((bar) => Object.assign(bar.items[index] ?? {}, item)),
    setTabBarBadge: ({ index, text }: { index: number; text: string }) =>
      withTabs((bar) => bar.badges.set(index, text.length > 4 ? '...' : text)),
    removeTabBarBadge: ({ index }: { index: number }) => withTabs((bar) => bar.badges.delete(index)),
    showTabBarRedDot: ({ index }: { index: number }) => withTabs((bar) => bar.badges.set(index, '')),
    hideTabBarRedDot: ({ index }: { index: number }) => withTabs((bar) => bar.badges.delete(index)),
  },
}
