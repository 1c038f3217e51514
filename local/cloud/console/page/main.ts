import { ApiError, takeToken } from './api'
import { showClock } from './clock'
import { byId, make } from './dom'
import { data } from './views/data'
import { environment } from './views/environment'
import { faults } from './views/faults'
import { files } from './views/files'
import { functions } from './views/functions'
import { messages } from './views/messages'
import { timers } from './views/timers'
import type { View } from './view'

const views: readonly View[] = [data, functions, messages, timers, files, faults, environment]
const everyMs = 3_000

let shown = ''

const current = (): View => views.find(({ id }) => `#${id}` === location.hash) ?? data

/** Shows the section again if it says something new. */
async function refresh(): Promise<void> {
  const chosen = current()
  try {
    const [loaded] = await Promise.all([chosen.load(), showClock(() => void refresh())])
    const text = `${chosen.id} ${JSON.stringify(loaded)}`
    if (chosen === current() && text !== shown) {
      shown = text
      show(chosen, loaded)
    }
    tell('')
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    tell(error.message)
  }
}

function show(chosen: View, loaded: unknown): void {
  const again = (): void => {
    shown = ''
    void refresh()
  }
  byId('view').replaceChildren(make('h2', {}, chosen.title), ...chosen.show(loaded as never, again))
}

function showNav(): void {
  const links = views.map((it) =>
    make('a', { href: `#${it.id}`, 'aria-current': it === current() ? 'page' : false }, it.title),
  )
  byId('nav').replaceChildren(...links)
}

function tell(problem: string): void {
  const element = byId('problem')
  element.textContent = problem
  element.hidden = problem === ''
}

/** Nobody wants a form or a selection to vanish under their hands. */
const isBusy = (): boolean =>
  document.hidden ||
  byId('view').contains(document.activeElement?.closest('form') ?? null) ||
  getSelection()?.type === 'Range'

takeToken()
addEventListener('hashchange', () => {
  takeToken()
  showNav()
  void refresh().then(() => {
    byId('view').focus({ preventScroll: true })
    scrollTo(0, 0)
  })
})
addEventListener('unhandledrejection', ({ reason }) => {
  if (reason instanceof ApiError) tell(reason.message)
})
setInterval(() => {
  if (!isBusy()) void refresh()
}, everyMs)
showNav()
void refresh()
