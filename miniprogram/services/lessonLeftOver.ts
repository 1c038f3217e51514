import * as lesson from './lesson'
import { LessonQueue } from './lessonQueue'
import type { Waiting } from './lessonWaiting'

const KEY = 'lesson:queue'

let ahead = 0
/** Where a full storage takes nothing more, what was watched lives as long as the app. */
let inMemory: Record<string, Waiting> | null = null

function save(all: Record<string, Waiting>): void {
  try {
    wx.setStorageSync(KEY, all)
    inMemory = null
  } catch {
    inMemory = all
  }
}

/** Moments to try again are on the server's clock: every opened lesson says how far the phone's is off. */
export function learnServerTime(now: number): void {
  ahead = now - Date.now()
}

/** The one queue of this phone. */
export const lessonQueue = new LessonQueue({
  load: () => inMemory ?? (wx.getStorageSync<Record<string, Waiting> | ''>(KEY) || {}),
  save,
  beat: lesson.beat,
  finish: lesson.finish,
  now: () => Date.now() + ahead,
})

/** Tells what was watched without a network, or before the app was closed. Quiet and cheap when nothing waits. */
export const deliverWatched = (): Promise<void> => lessonQueue.drain().catch(() => undefined)
