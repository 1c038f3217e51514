import { tell } from './ask'
import { whyNotShown } from './busy'

/** How long somebody may think between two letters before the list follows, milliseconds. */
const PATIENCE = 300

/** The part of a page that waits for the next letter. */
export interface Typing {
  timer: number
}

/** Does the work once nobody has typed for a moment; what it could not do by then is told. */
export function afterTyping(page: Typing, work: () => unknown, patience = PATIENCE): void {
  clearTimeout(page.timer)
  page.timer = setTimeout(() => void attempt(work), patience)
}

/** For a page that goes: nobody waits for the work any more. */
export const stopWaiting = (page: Typing): void => clearTimeout(page.timer)

async function attempt(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    await tell(whyNotShown(error))
  }
}
