/** One iframe per page, as WeChat has one web-view per page. One is always kept ready, so that a page opens at once. */
import baseCss from '../view/base.css'
import type { ViewGlobal } from '../view/types'
import { builtinStyle } from '../framework/register'
import { pagesElement } from '../shell/frame'

export interface PageFrame {
  /** Holds the iframe; the shell places and hides it. */
  layer: HTMLElement
  iframe: HTMLIFrameElement
  window: Window & typeof globalThis
  document: Document
  view: ViewGlobal
}

let spare: Promise<PageFrame> | undefined

/** An empty page, ready to be drawn into. Rejects with a sentence when it cannot be loaded, as without a network. */
export function takeFrame(): Promise<PageFrame> {
  const waiting = spare
  spare = undefined
  // A spare frame may have failed a while ago, and the next one not.
  return waiting ? waiting.catch(openFrame) : openFrame()
}

/** Opens the next spare frame when there is time for it. */
export function keepSpare(): void {
  if (spare) return
  const opening = openFrame()
  spare = opening
  opening.catch(() => {
    if (spare === opening) spare = undefined
  })
}

/** How long the document of a page may take to load, milliseconds. It comes from this machine. */
const PATIENCE = 15_000

async function openFrame(): Promise<PageFrame> {
  const layer = document.createElement('div')
  layer.className = 'page-layer'
  layer.inert = true
  const iframe = document.createElement('iframe')
  iframe.src = '/page.html'
  layer.append(iframe)
  pagesElement().append(layer)
  try {
    await loaded(iframe)
    const win = iframe.contentWindow as Window & typeof globalThis
    // Of a page that says that there is no network this may not even be asked.
    const view = win.__view
    if (!view) throw new Error('its script is missing')
    dress(win.document)
    return { layer, iframe, window: win, document: win.document, view }
  } catch {
    layer.remove()
    throw new Error('the page could not be loaded, is there a network?')
  }
}

function loaded(iframe: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it takes too long')), PATIENCE)
    iframe.onload = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

function dress(page: Document): void {
  const style = page.createElement('style')
  style.textContent = baseCss + builtinStyle()
  page.head.append(style)
  page.documentElement.lang = 'zh-CN'
}
