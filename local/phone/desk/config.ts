import type { DeskConfig } from './deskConfig'

declare global {
  interface Window {
    __DESK_CONFIG__: DeskConfig
  }
}

export const config = window.__DESK_CONFIG__
