import { host } from '../host'
import { topPage } from '../router/router'
import { appTheme, onTheme, type Theme } from '../theme'
import { callApp } from '../framework/app'
import { Listeners } from './listeners'
import { screen } from '../shell/frame'
import { capsule, pageInsets, safeArea, statusBarHeight } from '../shell/metrics'
import type { Area } from './registry'

const windowResize = new Listeners<{ size: object }>('onWindowResize')
const themeChange = new Listeners<{ theme: Theme }>('onThemeChange')

onTheme((theme) => {
  callApp('onThemeChange', { theme })
  themeChange.call({ theme })
})

/** The base library this phone stands for. */
export const SDK_VERSION = '3.5.0'

function windowInfo() {
  const { width, height } = host.config.device
  const page = topPage()
  const insets = pageInsets({ custom: page?.chrome.custom ?? false, tab: page?.isTab ?? false })
  const { top, bottom } = safeArea()
  return {
    pixelRatio: window.devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - insets.top - insets.bottom,
    statusBarHeight: statusBarHeight(),
    screenTop: insets.top,
    safeArea: { left: 0, right: width, top, bottom: height - bottom, width, height: height - top - bottom },
  }
}

const NORMAL_BRIGHTNESS = 0.8
let brightness = NORMAL_BRIGHTNESS

/** What is as bright as usual looks as it did; nothing on a computer's screen can be brighter than that. */
const dimming = (value: number): string =>
  value < NORMAL_BRIGHTNESS ? `brightness(${0.4 + (0.6 * value) / NORMAL_BRIGHTNESS})` : ''

function deviceInfo() {
  return {
    abi: '',
    deviceAbi: '',
    benchmarkLevel: 30,
    brand: 'browser',
    model: 'browser phone',
    system: 'iOS 16.0',
    platform: 'devtools',
    cpuType: '',
    memorySize: '4096',
  }
}

function appBaseInfo() {
  return {
    SDKVersion: SDK_VERSION,
    enableDebug: false,
    host: { appId: '', env: 'WeChat', version: 0x18003200 },
    language: 'zh_CN',
    version: '8.0.50',
    theme: appTheme(),
    fontSizeSetting: 16 * host.config.fontScale,
    fontSizeScaleFactor: host.config.fontScale,
    mode: 'default',
  }
}

function systemSetting() {
  return { bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }
}

function authorizeSetting() {
  const all = 'album bluetooth camera location microphone notification phoneCalendar'.split(' ')
  return Object.fromEntries(all.map((name) => [`${name}Authorized`, 'authorized']))
}

export function systemInfo() {
  return { ...deviceInfo(), ...appBaseInfo(), ...windowInfo(), ...systemSetting(), ...authorizeSetting() }
}

export const system: Area = {
  async: {
    getSystemInfo: systemInfo,
    getSystemInfoAsync: systemInfo,
    setKeepScreenOn: () => undefined,
    getBatteryInfo: () => ({ level: 100, isCharging: true, isLowPowerModeEnabled: false }),
    setScreenBrightness({ value }: { value: number }) {
      brightness = value < 0 ? NORMAL_BRIGHTNESS : Math.min(1, value)
      screen().phone.style.filter = dimming(brightness)
    },
    getScreenBrightness: () => ({ value: brightness }),
  },
  sync: {
    getSystemInfoSync: systemInfo,
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appBaseInfo,
    getSystemSetting: systemSetting,
    getAppAuthorizeSetting: authorizeSetting,
    getBatteryInfoSync: () => ({ level: 100, isCharging: true, isLowPowerModeEnabled: false }),
    getMenuButtonBoundingClientRect: capsule,
    onWindowResize: windowResize.add,
    offWindowResize: windowResize.remove,
    onThemeChange: themeChange.add,
    offThemeChange: themeChange.remove,
  },
}
