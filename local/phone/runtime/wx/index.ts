import { host } from '../host'
import { animation } from './animation'
import { app } from './app'
import { audio } from './audio'
import { buffers } from './buffers'
import { calendar } from './calendar'
import { canvas } from './canvas'
import { canvasFiles } from './canvasFiles'
import { cloud } from './cloud'
import { contexts } from './contexts'
import { device } from './device'
import { fileArea } from './files'
import { leaving } from './leaving'
import { location } from './location'
import { media } from './media'
import { messages } from './messages'
import { navigation } from './navigation'
import { net } from './net'
import { permissions } from './permissions'
import { checksPrivacy, privacy, requirePrivacy } from './privacy'
import { queries } from './queries'
import { quiet } from './quiet'
import { buildTable, type Area, type AsyncApi } from './registry'
import { recorder } from './recorder'
import { scan } from './scan'
import { storageArea } from './storage'
import { system } from './system'
import { tabs } from './tabs'
import { ui } from './ui'

/** Calls that WeChat holds back until the user has agreed to the mini-program's privacy guide. */
const PRIVATE = new Set(
  `getLocation getFuzzyLocation chooseLocation chooseMedia chooseImage chooseVideo chooseMessageFile saveImageToPhotosAlbum
  saveVideoToPhotosAlbum addPhoneCalendar addPhoneRepeatCalendar addPhoneContact getClipboardData setClipboardData
  startLocationUpdate startRecord`.split(/\s+/),
)

/** Every area; later ones win. */
export const areas: readonly Area[] = [
  quiet,
  animation,
  app,
  audio,
  buffers,
  calendar,
  canvas,
  canvasFiles,
  cloud,
  contexts,
  device,
  fileArea,
  leaving,
  location,
  media,
  messages,
  navigation,
  net,
  permissions,
  privacy,
  queries,
  recorder,
  scan,
  storageArea,
  system,
  tabs,
  ui,
].map(withPrivacy)

function withPrivacy(area: Area): Area {
  const apis = Object.entries(area.async ?? {}).map(([name, api]) => [name, heldBack(name, api)] as const)
  return { ...area, async: Object.fromEntries(apis) }
}

function heldBack(name: string, api: AsyncApi): AsyncApi {
  if (!PRIVATE.has(name)) return api
  return async (options, ...more) => {
    if (checksPrivacy()) await requirePrivacy(name)
    return api(options, ...more)
  }
}

/** Fills the table that product code knows as `wx`. */
export function installWx(): Record<string, unknown> {
  return Object.assign(host.wx, buildTable(areas))
}
