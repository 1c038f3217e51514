import { minuteOf } from '../../../shared/kit/time'
import { clockWords } from '../../../shared/kit/words'
import { tell } from '../../../ui/ask'
import { refusalOf } from '../../../ui/busy'
import { now } from '../../../ui/clock'
import { drafting, saveOnServer } from './drafting'
import { savedWords } from './publish.view'

/** The part of a page that keeps its form. */
export interface Keeper {
  /** The intention that the server has, or that nobody has written anything into yet. */
  kept: string
  setData(data: { saved: string }): void
}

/** Sends what was written since the last time, and says whether it is safe. */
export async function keepForm(page: Keeper): Promise<void> {
  const one = drafting()
  if (!one || one.changing || one.requestId === page.kept) return
  page.kept = one.requestId
  try {
    await saveOnServer()
    page.setData({ saved: savedWords(clockWords(minuteOf(now()))) })
  } catch (error) {
    const { code, message } = refusalOf(error)
    page.kept = ''
    page.setData({ saved: savedWords(null) })
    if (code === 'EVENT_DRAFT_CHANGED') await tell(message)
  }
}
