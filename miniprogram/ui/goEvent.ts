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

/** What an organisation holds; the secretary's own list. */
export const held = (organizationId: string) => to(office('events'), { organizationId })
export const templates = (organizationId: string) => to(office('templates'), { organizationId })
export const publish = (query: Record<string, string>) => to(office('publish'), query)
export const where = (query: Record<string, string>) => to(office('where'), query)
export const check = () => to(office('check'))
export const manage = (eventId: string) => to(office('manage'), { eventId })
export const manageInstead = (eventId: string) =>
  wx.redirectTo({ url: `${office('manage')}?eventId=${encodeURIComponent(eventId)}` })
export const cancelEvent = (eventId: string) => to(office('cancel'), { eventId })
export const attendees = (eventId: string) => to(office('attendees'), { eventId })
export const signFor = (eventId: string) => to(office('signFor'), { eventId })
export const helpers = (eventId: string) => to(office('helpers'), { eventId })
export const record = (eventId: string) => to(office('record'), { eventId })
export const attendance = (eventId: string) => to(office('attendance'), { eventId })
export const opinions = (eventId: string) => to(office('opinions'), { eventId })
export const removals = (organizationId: string) => to(office('removals'), { organizationId })

/** The desk at the door. */
export const desk = (eventId: string) => to('/packages/desk/desk/desk', { eventId })
