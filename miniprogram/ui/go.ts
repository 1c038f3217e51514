import type { Place } from '../shared/kit/place'
import { tell } from './ask'
import type { BenchEntry } from './workbench.view'

/** Every way from one page to another, and out of the mini-program, in one place. */

const to = (page: string, query: Record<string, string> = {}) => {
  const words = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return wx.navigateTo({ url: words.length > 0 ? `${page}?${words.join('&')}` : page })
}

export const home = () => wx.switchTab({ url: '/pages/home/home' })
export const stations = () => wx.switchTab({ url: '/pages/stations/stations' })
export const station = (stationId: string) => to('/packages/member/station/station', { stationId })
export const space = (spaceId: string) => to('/packages/member/space/space', { spaceId })
export const reservations = () => to('/packages/member/reservations/reservations')
/** In place of this page, so that going back does not lead into a form that has been sent. */
export const reservationsInstead = () => wx.redirectTo({ url: '/packages/member/reservations/reservations' })
export const checkin = (code: string) => to('/packages/member/checkin/checkin', { code })
export const spaceCode = () => to('/packages/keeper/spaceCode/spaceCode')

export const bind = (invitation = '') => to('/packages/member/bind/bind', invitation ? { invitation } : {})
/** In place of this page, so that going back does not lead to a form that has been sent. */
export const codeInstead = () => wx.redirectTo({ url: '/packages/member/code/code' })
export const code = () => to('/packages/member/code/code')
export const privacy = () => to('/packages/member/privacy/privacy')

export const members = (organizationId: string) =>
  to('/packages/secretary/members/members', { organizationId })
export const person = (memberId: string) => to('/packages/secretary/person/person', { memberId })
export const transfer = (memberId: string) => to('/packages/secretary/transfer/transfer', { memberId })
export const invite = (branchId: string, memberId = '') =>
  to('/packages/secretary/invite/invite', { branchId, memberId })
export const cards = (branchId: string) => to('/packages/secretary/cards/cards', { branchId })

export const organization = (organizationId: string) => to('/packages/office/tree/tree', { organizationId })
export const editOrganization = (organizationId: string) =>
  to('/packages/office/edit/edit', { organizationId })
export const gaps = (organizationId: string) => to('/packages/office/gaps/gaps', { organizationId })
export const grants = (organizationId: string) => to('/packages/office/grants/grants', { organizationId })
export const roster = (organizationId: string) => to('/packages/office/roster/roster', { organizationId })

/** To the work that somebody's role brings with it. */
export function bench({ bench: where, organizationId }: BenchEntry) {
  if (where === 'rooms') return spaceCode()
  return where === 'branch' ? members(organizationId) : organization(organizationId)
}

export const confirm = (choice: { spaceId: string; date: string; from: number; to: number }) =>
  to('/packages/member/confirm/confirm', {
    spaceId: choice.spaceId,
    date: choice.date,
    from: String(choice.from),
    to: String(choice.to),
  })

/** Back to where one came from, or home when there is nothing before this page (a shared link, a scanned code). */
export const back = () => (getCurrentPages().length > 1 ? wx.navigateBack() : home())

/** Shows the way on WeChat's map, from where any map app can lead there. */
export const wayTo = ({ place, name, address }: { place: Place; name: string; address: string }) =>
  wx
    .openLocation({ latitude: place.lat, longitude: place.lng, name, address, scale: 16 })
    .catch(() => tell(`地图没有打开。地址是：${address}`))

/** Leaving the call again is no failure. */
export const call = (phoneNumber: string) => wx.makePhoneCall({ phoneNumber }).catch(() => undefined)
