/** What the phone's recorder tells. */
export interface HeardRecorder {
  started(): void
  paused(): void
  stopped(result: WechatMiniprogram.OnStopListenerResult): void
  failed(): void
}

/** WeChat's one recorder takes listeners and gives them never back: they are set once and speak to who records now. */
let heard: HeardRecorder | null = null
let isListening = false

export function hearRecorder(listener: HeardRecorder | null): void {
  heard = listener
  if (isListening) return
  isListening = true
  const recorder = wx.getRecorderManager()
  recorder.onStart(() => heard?.started())
  recorder.onResume(() => heard?.started())
  recorder.onPause(() => heard?.paused())
  recorder.onInterruptionBegin(() => heard?.paused())
  recorder.onStop((result) => heard?.stopped(result))
  recorder.onError(() => heard?.failed())
}

/** Whoever leaves with something recorded and not used is asked first. */
export function guardLeaving(isNeeded: boolean): void {
  const message = '录的这一段还没有用上，离开就没有了。要离开吗？'
  if (isNeeded) wx.enableAlertBeforeUnload({ message })
  else wx.disableAlertBeforeUnload({})
}
