import { onReportToProduct } from '../errors'
import { builtinTags } from '../framework/register'
import { launchOptions } from '../framework/app'
import { Listeners } from './listeners'
import { isReal, type Area } from './registry'

/** What App and wx.on… both hear. */
export const appEvents = {
  show: new Listeners<object>('onAppShow'),
  hide: new Listeners<void>('onAppHide'),
  error: new Listeners<string>('onError'),
  rejection: new Listeners<{ reason: string; promise: Promise<unknown> }>('onUnhandledRejection'),
  pageNotFound: new Listeners<object>('onPageNotFound'),
}

onReportToProduct((message, stack, kind) => {
  if (kind === 'exception') appEvents.error.call(`${message}\n${stack}`)
})

/** `request`, `button.open-type.share`: whether the method or the tag is there; what it takes is not looked at. */
function canIUse(schema: string): boolean {
  const [name = ''] = schema.split('.')
  return isReal(name) || builtinTags.has(name) || name === 'Page' || name === 'Component' || name === 'cloud'
}

const updateManager = {
  onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
    void setTimeout(() => listener({ hasUpdate: false }), 0),
  onUpdateReady: () => {},
  onUpdateFailed: () => {},
  applyUpdate: () => {},
}

const quietLog = {
  debug() {},
  info() {},
  log() {},
  warn() {},
  error() {},
  setFilterMsg() {},
  addFilterMsg() {},
}

export const app: Area = {
  sync: {
    canIUse,
    nextTick: (callback: () => void) => void setTimeout(callback, 0),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      plugin: {},
    }),
    getUpdateManager: () => updateManager,
    getLogManager: () => quietLog,
    getRealtimeLogManager: () => quietLog,
    getLaunchOptionsSync: launchOptions,
    getEnterOptionsSync: launchOptions,
    onAppShow: appEvents.show.add,
    offAppShow: appEvents.show.remove,
    onAppHide: appEvents.hide.add,
    offAppHide: appEvents.hide.remove,
    onError: appEvents.error.add,
    offError: appEvents.error.remove,
    onUnhandledRejection: appEvents.rejection.add,
    offUnhandledRejection: appEvents.rejection.remove,
    onPageNotFound: appEvents.pageNotFound.add,
    offPageNotFound: appEvents.pageNotFound.remove,
  },
}
