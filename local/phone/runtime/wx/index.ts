import { host } from '../host'
import { animation } from './animation'
import { app } from './app'
import { canvas } from './canvas'
import { cloud } from './cloud'
import { device } from './device'
import { location } from './location'
import { media } from './media'
import { navigation } from './navigation'
import { permissions } from './permissions'
import { privacy } from './privacy'
import { queries } from './queries'
import { buildTable, type Area } from './registry'
import { scan } from './scan'
import { storageArea } from './storage'
import { system } from './system'
import { tabs } from './tabs'
import { ui } from './ui'

const areas: readonly Area[] = [
  animation,
  app,
  canvas,
  cloud,
  device,
  location,
  media,
  navigation,
  permissions,
  privacy,
  queries,
  scan,
  storageArea,
  system,
  tabs,
  ui,
]

/** Fills the table that product code knows as `wx`. */
export function installWx(): Record<string, unknown> {
  return Object.assign(host.wx, buildTable(areas))
}
