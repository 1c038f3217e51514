import type { PhoneConfig } from '../protocol'
import type { PhoneGlobal } from '../manifest'
import type { ViewGlobal } from './view/types'

declare global {
  interface Window {
    /** Put there by the server, before any script runs. */
    __PHONE_CONFIG__: PhoneConfig
    __phone: PhoneGlobal
    /** In a page's iframe only: what view.js offers to the shell. */
    __view?: ViewGlobal
  }
}
