import { host } from '../host'
import { askPermission } from '../shell/dialogs'
import { openSettings } from '../shell/settings'
import { Failure } from './failure'
import type { Area } from './registry'

/** What WeChat asks the user for, with the words of its dialog. */
const QUESTIONS: Record<string, string> = {
  'scope.userLocation': '获取你的位置信息',
  'scope.userFuzzyLocation': '获取你的模糊位置信息',
  'scope.camera': '使用你的摄像头',
  'scope.record': '使用你的麦克风',
  'scope.writePhotosAlbum': '保存图片或视频到你的相册',
  'scope.addPhoneCalendar': '添加日程到你的日历',
}

type Settings = Record<string, boolean>

function key(): string {
  return `phone:${host.config.phoneId}:${host.config.user.id}:permissions`
}

function settings(): Settings {
  return JSON.parse(localStorage.getItem(key()) ?? '{}') as Settings
}

export function setPermission(scope: string, allowed: boolean): void {
  localStorage.setItem(key(), JSON.stringify({ ...settings(), [scope]: allowed }))
}

/** What was asked and answered until now. */
export function askedPermissions(): { scope: string; name: string; allowed: boolean }[] {
  return Object.entries(settings()).map(([scope, allowed]) => ({
    scope,
    name: QUESTIONS[scope] ?? scope,
    allowed,
  }))
}

/** The next use of each asks again. */
export function forgetPermissions(): void {
  localStorage.removeItem(key())
}

/** Asks once; the answer is kept. @throws Failure when the user says, or once said, no */
export async function needPermission(scope: string, why = ''): Promise<void> {
  const known = settings()[scope]
  if (known === undefined) setPermission(scope, await askPermission(QUESTIONS[scope] ?? scope, why))
  if (!settings()[scope]) throw new Failure('auth deny', { errno: 103 })
}

/** The page of settings: a switch for everything that was ever asked. Resolves when it is left. */
export async function chosenSettings(): Promise<{ authSetting: Settings }> {
  const rows = askedPermissions().map(({ name, allowed }) => ({ name, on: allowed }))
  const chosen = await openSettings(rows)
  askedPermissions().forEach(({ scope }, i) => setPermission(scope, chosen[i] ?? false))
  return { authSetting: settings() }
}

export const permissions: Area = {
  async: {
    getSetting: () => ({
      authSetting: settings(),
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    }),
    openSetting: chosenSettings,
    authorize: ({ scope }: { scope: string }) => needPermission(scope),
  },
}
