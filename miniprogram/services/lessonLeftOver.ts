import * as lesson from './lesson'
import { LessonQueue, type Waiting } from './lessonQueue'

const KEY = 'lesson:queue'

let ahead = 0

/** Moments to try again are on the server's clock: every opened lesson says how far the phone's is off. */
export function learnServerTime(now: number): void {
  ahead = now - Date.now()
}

/** The one queue of this phone. */
export const lessonQueue = new LessonQueue({
  load: () => wx.getStorageSync<Record<string, Waiting> | ''>(KEY) || {},
  save: (all) => wx.setStorageSync(KEY, all),
  beat: lesson.beat,
  finish: lesson.finish,
  now: () => Date.now() + ahead,
})

/** Tells what was watched without a network, or before the app was closed. Quiet and cheap when nothing waits. */
export const deliverWatched = (): Promise<void> => lessonQueue.drain().catch(() => undefined)
