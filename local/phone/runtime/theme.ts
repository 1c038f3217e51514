import type { Theme } from '../inspector'
import { host } from './host'

export type { Theme } from '../inspector'

const listeners = new Set<(theme: Theme) => void>()

/** What the phone's system says; whether the mini-program follows is its own choice (`darkmode` in app.json). */
export function systemTheme(): Theme {
  return host.config.theme ?? 'light'
}

/** What the mini-program is told: always light unless it says that it knows the dark. */
export function appTheme(): Theme {
  return host.manifest?.app['darkmode'] === true ? systemTheme() : 'light'
}

/** Listeners hear of it when the mini-program knows the dark. */
export function setTheme(theme: Theme): void {
  if (theme === systemTheme()) return
  const before = appTheme()
  host.config.theme = theme
  if (appTheme() !== before) for (const listener of listeners) listener(appTheme())
}

export function onTheme(listener: (theme: Theme) => void): void {
  listeners.add(listener)
}

const ASKED = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g

/** Style text whose questions for the theme are answered: the browser around the phone has a theme of its own. */
export function themed(css: string): string {
  if (!asksForTheme(css)) return css
  return css.replace(ASKED, (_, asked: string) =>
    asked === appTheme() ? '(min-width: 0)' : '(max-width: 0)',
  )
}

/** Whether a style has to be written again when the theme changes. */
export function asksForTheme(css: string): boolean {
  return css.includes('prefers-color-scheme')
}

type Json = Record<string, unknown>

/** `@name` in app.json and a page's JSON is a value of theme.json; without the theme it is for, the light one's. */
export function themedValue(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('@')) return value
  const all = host.manifest?.app['__theme'] as { light?: Json; dark?: Json } | undefined
  const name = value.slice(1)
  return (appTheme() === 'dark' ? all?.dark?.[name] : undefined) ?? all?.light?.[name]
}
