import type { Manifest } from '../manifest'
import { onReport, onReportToProduct, report, watchWindow } from './errors'
import { callApp, defineApp, getApp, optionsFor, setLaunchOptions } from './framework/app'
import { defineBehaviors } from './framework/behaviors'
import { tellApart, writeIdsOf } from './framework/engine'
import { installFunction } from './framework/functions'
import { worldFunctions } from './framework/world'
import { builtinTags, registerComponents, recordOf } from './framework/register'
import './framework/attributes'
import './framework/callerMembers'
import { host } from './host'
import { connect, emit } from './link'
import { serveRequests } from './requests'
import { rememberPage, startTarget } from './restore'
import { keepSpare } from './router/frame'
import { retheme } from './router/page'
import { livePages, onStackChange, pageStack, reLaunch, topPage } from './router/router'
import { formatUrl, type Target } from './router/url'
import { scope } from './scope'
import { screen } from './shell/frame'
import { showError } from './shell/overlay'
import { productConsole } from './console'
import { refreshChrome } from './shell/stage'
import { onTheme } from './theme'
import { watchVisibility } from './visibility'
import { installWx } from './wx'
import { appEvents } from './wx/app'

/** Starts the mini-program: called once, by app.js. */
export function boot(manifest: Manifest): void {
  host.manifest = manifest
  screen()
  // The first page's document comes while the mini-program's modules run.
  keepSpare()
  watchErrors()
  installScope()
  serveRequests()
  connect()
  defineBehaviors()
  writeIdsOf((id) => recordOf(id)?.kind === 'page')
  tellApart((tag) => builtinTags.has(tag))

  const start = startTarget(manifest)
  setLaunchOptions(optionsFor(start.route, start.query))
  launchApp(manifest, start)
  registerComponents(manifest)
  onStackChange(rememberPage)
  watchVisibility()
  followTheme()
  void open(manifest, start)
}

function watchErrors(): void {
  onReport(showError)
  onReportToProduct((message, stack, kind) => {
    if (kind === 'exception') callApp('onError', `${message}\n${stack}`)
  })
  watchWindow((reason, promise) => {
    const event = { reason: reason as string, promise }
    callApp('onUnhandledRejection', event)
    appEvents.rejection.call(event)
  })
}

function followTheme(): void {
  onTheme(() => {
    livePages().forEach(retheme)
    const top = topPage()
    if (top?.state === 'shown') refreshChrome(top)
  })
}

function installScope(): void {
  Object.assign(scope, {
    wx: installWx(),
    App: defineApp,
    getApp,
    getCurrentPages: () => pageStack().map((page) => page.caller),
    console: productConsole(),
    Date: window.Date,
    Function: installFunction(() => scope['__global']),
    ...worldFunctions(),
  })
  Object.assign(window, { wx: scope['wx'], getApp, getCurrentPages: scope['getCurrentPages'] })
}

function launchApp(manifest: Manifest, start: Target): void {
  try {
    manifest.loadApp()
  } catch (error) {
    report(error, 'app')
  }
  const options = optionsFor(start.route, start.query)
  callApp('onLaunch', options)
  callApp('onShow', options)
}

async function open(manifest: Manifest, start: Target): Promise<void> {
  try {
    if (!recordOf(start.route)) {
      const event = { path: start.route, query: start.query, isEntryPage: true }
      callApp('onPageNotFound', event)
      appEvents.pageNotFound.call(event)
      start = { route: manifest.pages[0] ?? '', query: {} }
    }
    if (!pageStack().length) await reLaunch(`/${formatUrl(start)}`)
    emit('Phone.ready', { route: start.route })
  } catch (error) {
    report(error, start.route)
  }
}
