/** The stack of pages and the five ways to change it. Calls are served one after the other, as they come. */
import { EventChannel } from './eventChannel'
import { recordOf } from '../framework/register'
import { keepSpare, takeFrame } from './frame'
import { attachPage, leavePage, showPage, unloadPage } from './lifecycle'
import { createPage, isTabRoute, notFound, type PageRecord } from './page'
import { Queue } from './queue'
import { parseUrl, type Target } from './url'

/** WeChat's limit. */
const MAX_DEPTH = 10

const queue = new Queue()
let stack: PageRecord[] = []
const tabs = new Map<string, PageRecord>()
type ChangeListener = (stack: readonly PageRecord[]) => void
const changeListeners = new Set<ChangeListener>()

/** Bottom to top. */
export function pageStack(): readonly PageRecord[] {
  return stack
}

export function topPage(): PageRecord | undefined {
  return stack.at(-1)
}

/** Every page that is alive, tab pages in the background included. */
export function livePages(): PageRecord[] {
  return [...new Set([...stack, ...tabs.values()])]
}

/** Called after each change of the stack. */
export function onStackChange(listener: ChangeListener): void {
  changeListeners.add(listener)
}

/** Resolves when every navigation asked for until now is done. */
export function settled(): Promise<void> {
  return queue.run(() => undefined)
}

function target(url: string): Target {
  return parseUrl(url, topPage()?.route)
}

/** @param leave goes away from the pages before, of which the new one knows nothing; gives the stack below it */
async function enter(
  to: Target,
  leave: () => readonly PageRecord[],
  arrive: (page: PageRecord) => void = () => undefined,
): Promise<PageRecord> {
  if (!recordOf(to.route)) throw notFound(to.route)
  const frame = await takeFrame()
  const below = leave()
  stack = [...below]
  const page = createPage(to, frame)
  arrive(page)
  stack = [...below, page]
  attachPage(page)
  showPage(page)
  changed()
  setTimeout(keepSpare, 50)
  return page
}

function changed(): void {
  changeListeners.forEach((listener) => listener(stack))
}

type Events = Record<string, (...args: unknown[]) => void>

/** Resolves to the opener's end of the channel; `events` are its listeners from the beginning. */
export function navigateTo(url: string, events: Events = {}): Promise<EventChannel> {
  return queue.run(async () => {
    const to = target(url)
    if (isTabRoute(to.route)) throw new Error('can not navigateTo a tabbar page')
    if (stack.length >= MAX_DEPTH) throw new Error('webview count limit exceed')
    const [mine, theirs] = EventChannel.pair()
    for (const [name, listener] of Object.entries(events)) mine.on(name, listener)
    const leave = (): readonly PageRecord[] => {
      const top = topPage()
      if (top) leavePage(top)
      return stack
    }
    await enter(to, leave, (page) => (page.channel = theirs))
    return mine
  })
}

export function redirectTo(url: string): Promise<void> {
  return queue.run(async () => {
    const to = target(url)
    if (isTabRoute(to.route)) throw new Error('can not redirectTo a tabbar page')
    await enter(to, () => {
      const top = topPage()
      const below = stack.slice(0, -1)
      if (top) close(top)
      return below
    })
  })
}

export function navigateBack(delta = 1): Promise<void> {
  return queue.run(() => {
    const count = Math.min(Math.max(1, delta), stack.length - 1)
    if (count < 1) throw new Error('cannot navigate back at first page')
    const gone = stack.slice(-count).reverse()
    stack = stack.slice(0, -count)
    gone.forEach(unloadPage)
    const top = topPage()
    if (top) showPage(top)
    changed()
  })
}

export function switchTab(url: string): Promise<void> {
  return queue.run(async () => {
    const { route } = target(url)
    if (!isTabRoute(route)) throw new Error('can not switch to no-tabBar page')
    if (topPage()?.route === route) return
    const cached = tabs.get(route)
    if (!cached) {
      await enter(
        { route, query: {} },
        () => leaveFor(undefined),
        (page) => tabs.set(route, page),
      )
      return
    }
    leaveFor(cached)
    showPage(cached)
    changed()
  })
}

/** Closes everything above the tab page at the bottom, hides that one, and leaves `page` alone on the stack. */
function leaveFor(page: PageRecord | undefined): readonly PageRecord[] {
  const old = [...stack].reverse()
  stack = page ? [page] : []
  for (const other of old) {
    if (other === page) continue
    if (other.isTab) leavePage(other)
    else unloadPage(other)
  }
  return stack
}

export function reLaunch(url: string): Promise<void> {
  return queue.run(async () => {
    const leave = (): readonly PageRecord[] => {
      const old = [...stack].reverse()
      const cached = livePages().filter((page) => !old.includes(page))
      tabs.clear()
      for (const page of [...old, ...cached]) unloadPage(page)
      return []
    }
    await enter(target(url), leave, (page) => {
      if (page.isTab) tabs.set(page.route, page)
    })
  })
}

function close(page: PageRecord): void {
  tabs.delete(page.route)
  unloadPage(page)
}
