import type { Organizer } from '../shared/contract/event'
import { to } from './go'

/** Every way to and between the pages about events. */

const page = (name: string) => `/packages/event/${name}/${name}`
const office = (name: string) => `/packages/secretary/${name}/${name}`

export const events = (filter = '') => to(page('list'), filter ? { filter } : {})
export const calendar = () => to(page('calendar'))
export const mine = () => to(page('mine'))
export const event = (eventId: string) => to(page('detail'), { eventId })
export const signUp = (eventId: string) => to(page('signup'), { eventId })
export const evaluate = (eventId: string) => to(page('evaluate'), { eventId })
export const certificate = (eventId: string) => to(page('certificate'), { eventId })
export const story = (eventId: string) => to(page('story'), { eventId })
export const gallery = (only: { stationId?: string; seriesId?: string } = {}) =>
  to(page('gallery'), { ...only })

/** What an organisation or a station holds; the organiser's own list. */
export const held = ({ kind, id }: Organizer) => to(office('events'), { kind, id })
export const templates = ({ kind, id }: Organizer) => to(office('templates'), { kind, id })
export const templatesInstead = ({ kind, id }: Organizer) =>
  wx.redirectTo({ url: `${office('templates')}?kind=${kind}&id=${id}` })
export const more = () => to(office('more'))
export const publish = () => to(office('publish'))
export const change = (eventId: string) => to(office('publish'), { eventId })
export const where = () => to(office('where'))
export const check = () => to(office('check'))
export const manage = (eventId: string) => to(office('manage'), { eventId })
export const manageInstead = (eventId: string) =>
  wx.redirectTo({ url: `${office('manage')}?eventId=${encodeURIComponent(eventId)}` })
export const cancelEvent = (eventId: string) => to(office('cancel'), { eventId })
export const attendees = (eventId: string) => to(office('attendees'), { eventId })
export const signFor = (eventId: string) => to(office('signFor'), { eventId })
export const signSheet = (eventId: string) => to(office('signSheet'), { eventId })
export const helpers = (eventId: string) => to(office('helpers'), { eventId })
export const record = (eventId: string) => to(office('record'), { eventId })
export const attendance = (eventId: string) => to(office('attendance'), { eventId })
export const opinions = (eventId: string) => to(office('opinions'), { eventId })
export const removals = ({ kind, id }: Organizer) => to(office('removals'), { kind, id })

/** The desk at the door. */
export const desk = (eventId: string) => to('/packages/desk/desk/desk', { eventId })
