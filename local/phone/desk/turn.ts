import type { PhoneLink } from './phoneLink'
import { placeIn, type Setup } from './setup'

/** Turns the switches of a running phone; what it is set up as by its address follows, for when it loads itself again. */
export function turn(iframe: HTMLIFrameElement, link: PhoneLink, address: string, setup: Setup): void {
  const { switches } = link.inspector() ?? {}
  const { latitude, longitude } = placeIn(setup.at) ?? { latitude: 0, longitude: 0 }
  switches?.setNetwork(setup.net)
  switches?.setTheme(setup.theme)
  switches?.setLocation(latitude, longitude)
  const window = iframe.contentWindow
  if (window && switches) window.history.replaceState(null, '', address + window.location.hash)
}
