import type { Inspector } from './inspector'

/**
 * The seam between the compiler (Node) and the runtime (browser).
 *
 * The compiler writes `app.js`, a script that calls `__phone.boot(manifest)`. The runtime is a script of its own that
 * is loaded first, so a change in the mini-program rebuilds `app.js` only.
 */
export interface Manifest {
  app: AppJson
  /** Every page route, main package first, subpackages with their root: 'packages/member/space/space'. */
  pages: readonly string[]
  /** app.wxss, converted. */
  appCss: string
  components: readonly ComponentRecord[]
  /** glass-easel's compiled templates by component id, as `getTmplGenObjectGroups()` evaluates. */
  templates: Record<string, unknown>
  /** Runs app.ts. */
  loadApp(): void
}

export interface ComponentRecord {
  /** Path without extension from the mini-program's root, e.g. 'pages/home/home', 'miniprogram_npm/@vant/weapp/button/index', 'builtin/view'. */
  id: string
  kind: 'page' | 'component' | 'builtin'
  /** The component's JSON; `usingComponents` already resolved to '/' + id. */
  json: ComponentJson
  /**
   * Converted wxss. Every class is written as `.ZSCOPEZ<name>`, `:host` as `[wx-host="ZHOSTZ"]`, built-in tags as `wx-<tag>`,
   * `page` as `body`, rpx as vw. The runtime replaces both marks once it knows how the component isolates its styles.
   */
  css: string
  /** Runs the component's module once; it calls Page(), Component() or nothing. */
  load(): void
}

export interface ComponentJson {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  styleIsolation?: string
  [key: string]: unknown
}

export interface AppJson {
  pages: string[]
  window?: Record<string, string>
  tabBar?: {
    color?: string
    selectedColor?: string
    backgroundColor?: string
    borderStyle?: string
    custom?: boolean
    list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
  }
  usingComponents?: Record<string, string>
  [key: string]: unknown
}

/**
 * What `runtime.js` puts on its window as `__phone` while it loads, before `app.js` runs.
 *
 * `runtime.js` is bundled from `runtime/main.ts` together with every `runtime/builtins/<tag>.{ts,wxml,json,css}`;
 * the records of the built-in tags come first in `manifest.components` and their ids are 'builtin/<tag>'.
 * Built-in code runs as it is, with window and document, and finds `Component` and `Behavior` on the window.
 */
export interface PhoneGlobal {
  boot(manifest: Manifest): void
  /**
   * The globals of product code: wx, App, Page, Component, Behavior, getApp, getCurrentPages, requirePlugin, console, Date,
   * setTimeout … What is absent here is taken from the window by the same name, when the code first runs. Product code
   * has no window, document, location, fetch … (`hiddenGlobals` in compiler/wrapper.ts).
   * Page, Component, Behavior and App are looked up at each call, so the runtime may exchange them while a module loads.
   */
  scope?: Record<string, unknown>
  /** For the desk around the phone; same origin only. */
  inspector?: Inspector
}
