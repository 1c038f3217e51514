import type { Kept } from '../services/kept'
import type { Instant } from '../shared/kit/time'
import { whyNotShown } from './busy'
import { learnTime, now } from './clock'
import type { Face } from './faces'
import { keptWords } from './words'

/** The part of a page that shows what was read. */
export interface Reader {
  setData(data: object): void
}

/** Reads what a page is about and shows it, fresh or as it was kept; or says why there is nothing. */
export async function readInto<T extends { now: Instant }>(
  page: Reader,
  read: () => Promise<Kept<T>>,
  view: (value: T, now: Instant) => { face: Face },
): Promise<void> {
  try {
    const { value, keptAt } = await read()
    if (keptAt === null) learnTime(value.now)
    page.setData({ kept: keptWords(keptAt, now()), ...view(value, now()) })
  } catch (error) {
    page.setData({ face: 'failed', sentence: whyNotShown(error) })
  }
}

/** A list that is there, or one that is empty. */
export const faceOf = (...lists: readonly (readonly unknown[])[]): Face =>
  lists.some((list) => list.length > 0) ? 'full' : 'empty'
