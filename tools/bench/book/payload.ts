import type { Booker } from './booker'

const ROOM = 'sp_01_room'
const DATE = '2026-11-28'

/** The bytes of a day that is full, with its strip of days, as the phone of somebody with several of them gets it. */
export async function payloadOfFullDay(book: Booker): Promise<number> {
  for (let half = 0; half < 25; half++)
    await book.reserve(half < 6 ? 7 : 20 + half, {
      ...{ spaceId: ROOM, date: DATE, from: 510 + half * 30, to: 540 + half * 30, people: 2 },
      purpose: '支部党员大会和主题党日活动',
    })
  const day = await book.look(7, ROOM, DATE)
  if (!day.ok) throw new Error(day.error.message)
  if (day.data.days.find(({ date }) => date === DATE)?.state !== 'full')
    throw new Error('The day is not full')
  return Buffer.byteLength(JSON.stringify(day)) / 1024
}
