/** The phone's half of the desk's panel. Nothing of it is known to product code, and nothing here changes it. */
import type { Inspector } from '../../inspector'
import { onReport } from '../errors'
import { onRequest } from '../link'
import { allEntries, noteLog, onEntry } from './journal'
import { changeData, dataOf, pageBriefs, tree } from './nodes'
import { stored } from './stored'
import { switches } from './switches'

export const inspector: Inspector = {
  entries: allEntries,
  listen: onEntry,
  pages: pageBriefs,
  tree,
  data: dataOf,
  setData: changeData,
  storage: stored,
  switches,
}

onReport((message, stack) => noteLog({ level: 'error', text: message, stack, thrown: true }))

/** The same switches for whoever drives the phone over the line. */
onRequest('Phone.setNetwork', ({ mode }) =>
  switches.setNetwork(mode as Parameters<typeof switches.setNetwork>[0]),
)
onRequest('Phone.setTheme', ({ theme }) =>
  switches.setTheme(theme as Parameters<typeof switches.setTheme>[0]),
)
onRequest('Phone.setLocation', ({ latitude, longitude }) =>
  switches.setLocation(Number(latitude), Number(longitude)),
)
onRequest('Phone.resetPermissions', () => switches.resetPermissions())
