import type { Root } from './root'
import type { PageCaller } from '../framework/caller'
import { environment, codeSpace } from '../framework/engine'
import { dispatchViewEvent } from '../framework/events'
import { builtinTags, recordOf, styleOf } from '../framework/register'
import { manifest } from '../host'
import type { PageChrome } from '../shell/chrome'
import { EventChannel } from './eventChannel'
import { takeFrame, type PageFrame } from './frame'
import type { Target } from './url'

/** One page that is open. */
export interface PageRecord extends Target {
  /** Never used again, not even after the page is gone. */
  readonly id: number
  /** The page as its own code sees it: `this`. */
  readonly caller: PageCaller
  readonly root: Root
  readonly frame: PageFrame
  readonly json: Record<string, unknown>
  /** What the nav bar shows for it; API calls change it. */
  readonly chrome: PageChrome
  readonly isTab: boolean
  state: 'new' | 'shown' | 'hidden' | 'gone'
  ready: boolean
  /** This page's end of the channel to the page that opened it. */
  channel: EventChannel
}

let lastId = 0

export function isTabRoute(route: string): boolean {
  return manifest().app.tabBar?.list.some((tab) => tab.pagePath === route) ?? false
}

/** Makes a page and its tree of components. Nothing of it is shown, and no life-cycle function ran, yet. */
export async function createPage({ route, query }: Target): Promise<PageRecord> {
  const record = recordOf(route)
  if (!record) throw new Error(`page "${route}" is not found`)
  const frame = await takeFrame()
  frame.iframe.title = route
  const context = frame.view.createContext({ builtins: builtinTags, styleOf, onEvent: dispatchViewEvent })
  const root = environment.associateBackend(context).createRoot('page', codeSpace, route)
  const caller = root.get() as unknown as PageCaller
  const json = { ...manifest().app.window, ...record.json }
  const [channel] = EventChannel.pair()
  Object.assign(caller, { route, __route__: route, options: query })
  return {
    id: ++lastId,
    route,
    query,
    caller,
    root,
    frame,
    json,
    chrome: chromeOf(json),
    isTab: isTabRoute(route),
    state: 'new',
    ready: false,
    channel,
  }
}

function chromeOf(json: Record<string, unknown>): PageChrome {
  const text = (key: string, otherwise: string) => String(json[key] ?? otherwise)
  return {
    title: text('navigationBarTitleText', ''),
    background: text('navigationBarBackgroundColor', '#000000'),
    color: text('navigationBarTextStyle', 'white') === 'black' ? '#000000' : '#ffffff',
    custom: json['navigationStyle'] === 'custom',
    loading: false,
    homeButton: true,
    pageBackground: text('backgroundColor', '#ffffff'),
  }
}
