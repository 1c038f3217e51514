import type { Place } from '../shared/kit/place'
import { tell } from './ask'
import type { BenchEntry } from './workbench.view'

/** Every way from one page to another, and out of the mini-program, in one place. */

export type Query = Readonly<Record<string, string>>

const urlOf = (page: string, query: Query) => {
  const words = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return words.length > 0 ? `${page}?${words.join('&')}` : page
}

export const to = (page: string, query: Query = {}) => wx.navigateTo({ url: urlOf(page, query) })
/** In place of this page, so that going back does not lead to it. */
const instead = (page: string, query: Query = {}) => wx.redirectTo({ url: urlOf(page, query) })

export const home = () => wx.switchTab({ url: '/pages/home/home' })
export const stations = () => wx.switchTab({ url: '/pages/stations/stations' })
export const station = (stationId: string) => to('/packages/member/station/station', { stationId })
export const space = (spaceId: string) => to('/packages/member/space/space', { spaceId })
/** A room's day, its week, and the station's rooms side by side take each other's place: back leads out of all three. */
export const spaceInstead = (query: Query) => instead('/packages/member/space/space', query)
export const weekInstead = (query: Query) => instead('/packages/member/week/week', query)
export const roomsInstead = (query: Query) => instead('/packages/member/rooms/rooms', query)
export const rooms = (stationId: string) => to('/packages/member/rooms/rooms', { stationId })
export const series = (query: Query) => to('/packages/member/series/series', query)
/** `released`: what this person had reserved here went to others, since nobody came. */
export const walkInInstead = (code: string, released: boolean) =>
  instead('/packages/member/walkIn/walkIn', released ? { code, released: '1' } : { code })
export const reservation = (reservationId: string) =>
  to('/packages/member/reservation/reservation', { reservationId })
export const reservationInstead = (reservationId: string) =>
  instead('/packages/member/reservation/reservation', { reservationId })
export const wait = (waitId: string) => to('/packages/member/wait/wait', { waitId })
export const waitInstead = (waitId: string) => instead('/packages/member/wait/wait', { waitId })
/** The room's day again, to choose other hours, another day or another room for what is reserved already. */
export const changeReservation = (spaceId: string, reservationId: string) =>
  to('/packages/member/space/space', { spaceId, change: reservationId })
export const reservations = () => to('/packages/member/reservations/reservations')
/** In place of this page, so that going back does not lead into a form that has been sent. */
export const reservationsInstead = () => wx.redirectTo({ url: '/packages/member/reservations/reservations' })
export const checkin = (code: string) => to('/packages/member/checkin/checkin', { code })
export const deskNames = (eventId: string, way: 'name' | 'paper' = 'name') =>
  to('/packages/desk/names/names', { eventId, way })
export const deskInside = (eventId: string) => to('/packages/desk/inside/inside', { eventId })
export const deskScreen = (eventId: string) => to('/packages/desk/screen/screen', { eventId })
export const deskHandOver = (eventId: string) => to('/packages/desk/handOver/handOver', { eventId })
/** A resident's own code, for what is open to all. */
export const residentCode = () => to('/packages/desk/code/code')
/** An event's rotating code, scanned by who has come. */
export const eventCheckin = (code: string) => to('/packages/desk/self/self', { code })
export const keeperBoard = (stationId = '') =>
  to('/packages/keeper/board/board', stationId ? { stationId } : {})
export const keeperWalkIn = (stationId: string, spaceId: string) =>
  to('/packages/keeper/walkIn/walkIn', { stationId, spaceId })
export const closeSpaces = (stationId: string) => to('/packages/keeper/close/close', { stationId })
export const stationLog = (stationId: string) => to('/packages/keeper/log/log', { stationId })
export const writeStationLog = (stationId: string) => to('/packages/keeper/logEntry/logEntry', { stationId })
export const stationHours = (stationId: string) => to('/packages/keeper/hours/hours', { stationId })
export const editSpace = (stationId: string, spaceId: string) =>
  to('/packages/keeper/room/room', { stationId, spaceId })
/** Whom a space is for, chosen from the tree. */
export const chooseAudience = (stationId: string, organizationId: string) =>
  to('/packages/keeper/audience/audience', { stationId, organizationId })
/** A station as the district sees it; a new one without an id. */
export const site = (stationId = '') => to('/packages/keeper/site/site', stationId ? { stationId } : {})
export const stationKeepers = (stationId: string) => to('/packages/keeper/keepers/keepers', { stationId })
export const spaceCode = () => to('/packages/keeper/spaceCode/spaceCode')

export const bind = (invitation = '') => to('/packages/member/bind/bind', invitation ? { invitation } : {})
/** In place of this page, so that going back does not lead to a form that has been sent. */
export const codeInstead = () => wx.redirectTo({ url: '/packages/member/code/code' })
export const code = () => to('/packages/member/code/code')
export const inbox = () => to('/packages/member/inbox/inbox')
export const archive = () => to('/packages/member/archive/archive')
export const privacy = () => to('/packages/member/privacy/privacy')

export const members = (organizationId: string) =>
  to('/packages/secretary/members/members', { organizationId })
export const person = (memberId: string) => to('/packages/secretary/person/person', { memberId })
export const transfer = (memberId: string) => to('/packages/secretary/transfer/transfer', { memberId })
export const invite = (branchId: string, memberId = '') =>
  to('/packages/secretary/invite/invite', { branchId, memberId })
/** Whom the members of a branch call. */
export const contact = (branchId: string) => to('/packages/secretary/contact/contact', { branchId })
export const cards = (branchId: string) => to('/packages/secretary/cards/cards', { branchId })

export const organization = (organizationId: string) => to('/packages/office/tree/tree', { organizationId })
export const editOrganization = (organizationId: string) =>
  to('/packages/office/edit/edit', { organizationId })
export const gaps = (organizationId: string) => to('/packages/office/gaps/gaps', { organizationId })
export const grants = (organizationId: string) => to('/packages/office/grants/grants', { organizationId })
export const roster = (organizationId: string) => to('/packages/office/roster/roster', { organizationId })
export const signingKey = () => to('/packages/office/key/key')

/** To the work that somebody's role brings with it. */
export function bench({ bench: where, organizationId, stationId }: BenchEntry) {
  if (where === 'making') return to('/packages/making/works/works')
  if (where === 'rooms') return keeperBoard()
  if (where === 'board') return page('/packages/keeper/board/board')
  if (where === 'events')
    return to(
      '/packages/secretary/events/events',
      stationId ? { kind: 'station', id: stationId } : { organizationId },
    )
  if (where === 'review') return to('/packages/review/desk/desk')
  if (where === 'plans') return to('/packages/review/plans/plans', { organizationId })
  return where === 'branch' ? members(organizationId) : organization(organizationId)
}

export const confirm = (query: Query) => to('/packages/member/confirm/confirm', query)

const TABS = ['/pages/home/home', '/pages/lessons/lessons', '/pages/stations/stations', '/pages/me/me']

/** To a page that the server names, as a notice does; a page that this version does not have is said to be missing. */
export async function page(url: string): Promise<void> {
  const [path = ''] = url.split('?')
  try {
    await (TABS.includes(path) ? wx.switchTab({ url: path }) : wx.navigateTo({ url }))
  } catch {
    await tell('这一页打不开。请把小红梅关掉重开，再点一次')
  }
}

/** Back to where one came from, or home when there is nothing before this page (a shared link, a scanned code). */
export const back = () => (getCurrentPages().length > 1 ? wx.navigateBack() : home())

/** Shows the way on WeChat's map, from where any map app can lead there. */
export const wayTo = ({ place, name, address }: { place: Place; name: string; address: string }) =>
  wx
    .openLocation({ latitude: place.lat, longitude: place.lng, name, address, scale: 16 })
    .catch(() => tell(`地图没有打开。地址是：${address}`))

/** Leaving the call again is no failure. */
export const call = (phoneNumber: string) => wx.makePhoneCall({ phoneNumber }).catch(() => undefined)
