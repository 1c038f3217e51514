import type { Phone } from './phone'

/** What the stories of booking have in common. A room of the first station, whose keeper has a phone too. */
export const ROOM = 'sp_01_study'

export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Opens the day of a room, and waits for its hours. */
export async function openDay(phone: Phone, date: string, room = ROOM): Promise<void> {
  await phone.relaunch(`packages/member/space/space?spaceId=${room}&date=${date}`)
  await phone.find('#slots >>> .group')
}

/** Taps the beginning, then the last cell, and goes on to the form. Minutes of the day. */
export async function choose(phone: Phone, from: number, to: number): Promise<void> {
  await phone.tap(`#slots >>> .cell[data-minute="${from}"]`)
  await phone.tap(`#slots >>> .cell[data-minute="${to - 30}"]`)
  await phone.find('#chosen', `${clock(from)}–${clock(to)}`)
  await phone.tap('#reserve')
  await phone.arrive('packages/member/confirm/confirm')
  await phone.find('#when', `${clock(from)}–${clock(to)}`)
}

/** Reserves hours of a day from the room's page on; ends on what was reserved. */
export async function book(
  phone: Phone,
  wish: { date: string; from: number; to: number; room?: string },
): Promise<void> {
  await openDay(phone, wish.date, wish.room)
  await choose(phone, wish.from, wish.to)
  await phone.tap('#confirm')
  await phone.find('#done', '约好了')
  await phone.tap('#see-reservations')
  await phone.arrive('packages/member/reservation/reservation')
  await phone.find('#status', '已约好')
}

/** What a function answers to somebody's phone, for what has no screen in a story. */
export async function ask(phone: Phone, action: string, input: object): Promise<unknown> {
  const [name = '', verb = ''] = action.split('.')
  return phone.mini.evaluate(
    (fn: string, data: object) =>
      wx['cloud'].callFunction({ name: fn, data }).then(({ result }: { result: unknown }) => result),
    name,
    { action: verb, input },
  )
}
