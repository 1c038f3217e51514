import { host } from '../host'
import { app } from './app'
import { cloud } from './cloud'
import { navigation } from './navigation'
import { buildTable } from './registry'
import { storageArea } from './storage'
import { privacy } from './privacy'
import { system } from './system'
import { ui } from './ui'

/** Fills the table that product code knows as `wx`. */
export function installWx(): Record<string, unknown> {
  return Object.assign(host.wx, buildTable([app, navigation, ui, storageArea, system, privacy, cloud]))
}
