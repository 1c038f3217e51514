import type Element from 'miniprogram-automator/out/Element'
import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import type Page from 'miniprogram-automator/out/Page'

/** What is done to a phone by the official client, and must come out the same however the client got there. */
export interface Case {
  /** The rows of the table in docs/automation.md that it shows. */
  rows: readonly string[]
  /** A sentence. */
  name: string
  run(mini: MiniProgram): Promise<void>
}

/** All that elements can do; the client's typings leave out what only some of them can. */
export type AnyElement = Element & {
  [
    method in
      | 'callContextMethod'
      | 'callMethod'
      | 'data'
      | 'input'
      | 'moveTo'
      | 'scrollHeight'
      | 'scrollTo'
      | 'scrollWidth'
      | 'setData'
      | 'slideTo'
      | 'swipeTo'
  ]: (...args: unknown[]) => Promise<unknown>
}

/** Goes to a page without the client's sleep of three seconds. */
export async function go(mini: MiniProgram, method: string, url: string): Promise<Page> {
  await mini.callWxMethod(method, { url })
  const page = await mini.currentPage()
  if (!page) throw new Error('there is no page')
  return page
}

/** The main page of the fixture, new. */
export const fresh = (mini: MiniProgram): Promise<Page> => go(mini, 'reLaunch', '/pages/main/main?x=1')

/** The first element, which must be there. */
export async function first(scope: Page | Element, selector: string): Promise<AnyElement> {
  const found = (await scope.$(selector)) as AnyElement | null
  if (!found) throw new Error(`no ${selector}`)
  return found
}

export async function texts(page: Page, selector: string): Promise<string[]> {
  const elements: Element[] = await page.$$(selector)
  return Promise.all(elements.map((element) => element.text()))
}

/** A moment for an event to come. */
export const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150))

/** Waits until it is so; what is asked may not be there yet. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isSo().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`waited in vain until ${what}`)
}
