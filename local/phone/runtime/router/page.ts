import type { Root } from './root'
import type { PageCaller } from '../framework/caller'
import { codeSpace, environment, glassEasel } from '../framework/engine'
import { dispatchViewEvent } from '../framework/events'
import { builtinTags, emptyComponent, fieldsOf, loadFor, recordOf, styleOf } from '../framework/register'
import { report } from '../errors'
import { manifest } from '../host'
import type { PageChrome } from '../shell/chrome'
import { asksForTheme, themed, themedValue } from '../theme'
import type { PageView } from '../view/types'
import { EventChannel } from './eventChannel'
import type { PageFrame } from './frame'
import type { Target } from './url'

/** One page that is open. */
export interface PageRecord extends Target {
  /** Never used again, not even after the page is gone. */
  readonly id: number
  /** The page as its own code sees it: `this`. */
  readonly caller: PageCaller
  readonly root: Root
  /** The custom tab bar of a tab page. */
  readonly tabBar: Root | undefined
  readonly context: PageView
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

/**
 * Makes a page and its tree of components in an empty frame. Nothing of it is shown, and no life-cycle function ran but
 * `created`.
 */
export function createPage({ route, query }: Target, frame: PageFrame): PageRecord {
  const record = recordOf(route)
  if (!record) throw notFound(route)
  const context = frame.view.createContext({
    builtins: builtinTags,
    styleOf: (id) => themed(styleOf(id)),
    onEvent: dispatchViewEvent,
  })
  loadFor(route, manifest(), (ids) => ids.forEach((id) => context.appendStyleSheetPath(id, 0 as never)))
  frame.iframe.title = route
  const backend = environment.associateBackend(context)
  const root = createRoot(backend, route)
  const caller = root.get() as unknown as PageCaller
  const json = themedJson(record.json)
  const [channel] = EventChannel.pair()
  const exitState = undefined
  Object.assign(caller, fieldsOf(route), { route, __route__: route, options: query, exitState })
  takeParameters(caller, query)
  const isTab = isTabRoute(route)
  return {
    id: ++lastId,
    route,
    query,
    caller,
    root,
    tabBar:
      isTab && hasCustomTabBar() ? backend.createRoot('custom-tab-bar', codeSpace, customTabBar) : undefined,
    frame,
    context,
    json,
    chrome: chromeOf(json),
    isTab,
    state: 'new',
    ready: false,
    channel,
  }
}

/** A page whose tree cannot even be made is an empty one. */
function createRoot(backend: ReturnType<typeof environment.associateBackend>, route: string): Root {
  try {
    return backend.createRoot('page', codeSpace, route)
  } catch (error) {
    report(error, route)
    return backend.createRoot('page', codeSpace, emptyComponent)
  }
}

export function notFound(route: string): Error {
  return new Error(`page "${route}" is not found`)
}

const customTabBar = 'custom-tab-bar/index'

function hasCustomTabBar(): boolean {
  return manifest().app.tabBar?.custom === true && recordOf(customTabBar) !== undefined
}

/** A page made by Component() takes the parameters of its address as properties, if it declares them. */
function takeParameters(caller: PageCaller, query: Record<string, string>): void {
  const node = caller._$
  const declared = Object.entries(query).filter(([name]) => glassEasel.Component.hasProperty(node, name))
  if (declared.length > 0) caller.setData(Object.fromEntries(declared))
}

/** app.json's window and the page's own JSON, with the values of the theme. */
function themedJson(own: Record<string, unknown>): Record<string, unknown> {
  const all = Object.entries({ ...manifest().app.window, ...own })
  return Object.fromEntries(all.map(([name, value]) => [name, themedValue(value)]))
}

/** After a change of the theme: what the JSON took from theme.json, and styles that ask for the theme. */
export function retheme(page: PageRecord): void {
  const written = { ...manifest().app.window, ...recordOf(page.route)?.json } as Record<string, unknown>
  const fresh = chromeOf(themedJson(recordOf(page.route)?.json ?? {}))
  const isVariable = (name: string): boolean => String(written[name]).startsWith('@')
  if (isVariable('navigationBarBackgroundColor')) page.chrome.background = fresh.background
  if (isVariable('navigationBarTextStyle')) page.chrome.color = fresh.color
  if (isVariable('backgroundColor')) {
    page.chrome.pageBackground = fresh.pageBackground
    page.frame.layer.style.backgroundColor = fresh.pageBackground
  }
  page.context.restyle((id) => (asksForTheme(styleOf(id)) ? themed(styleOf(id)) : undefined))
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
