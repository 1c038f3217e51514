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

/** An empty page, ready to be drawn into. */
export function takeFrame(): Promise<PageFrame> {
  const taken = spare ?? openFrame()
  spare = undefined
  return taken
}

/** Opens the next spare frame when there is time for it. */
export function keepSpare(): void {
  spare ??= openFrame()
}

function openFrame(): Promise<PageFrame> {
  const layer = document.createElement('div')
  layer.className = 'page-layer'
  layer.inert = true
  const iframe = document.createElement('iframe')
  iframe.src = '/page.html'
  layer.append(iframe)
  pagesElement().append(layer)
  return new Promise((resolve, reject) => {
    iframe.onload = () => {
      const win = iframe.contentWindow as (Window & typeof globalThis) | null
      if (!win?.__view) return reject(new Error('/page.html did not load its script'))
      const frame: PageFrame = { layer, iframe, window: win, document: win.document, view: win.__view }
      dress(frame.document)
      resolve(frame)
    }
  })
}

function dress(page: Document): void {
  const style = page.createElement('style')
  style.textContent = baseCss + builtinStyle()
  page.head.append(style)
  page.documentElement.lang = 'zh-CN'
}
