import type { Manifest } from '../manifest'
import type { PageRecord } from './router/page'
import { host } from './host'
import { formatUrl, parseUrl, type Target } from './router/url'

function key(): string {
  return `phone:${host.config.phoneId}:page`
}

/** Keeps the page on top, for the reload after a change in the source. */
export function rememberPage(stack: readonly PageRecord[]): void {
  const top = stack.at(-1)
  if (top) sessionStorage.setItem(key(), formatUrl(top))
}

export function forgetPage(): void {
  sessionStorage.removeItem(key())
}

/** Where to begin: the page in the address (`#pages/a/a?x=1`), the page before the reload, or the first page. */
export function startTarget(manifest: Manifest): Target {
  const kept = parseUrl(sessionStorage.getItem(key()) ?? '')
  const asked = location.hash.slice(1)
  if (asked) return parseUrl(asked)
  if (manifest.pages.includes(kept.route)) return kept
  return { route: String(manifest.app['entryPagePath'] ?? manifest.pages[0] ?? ''), query: {} }
}
