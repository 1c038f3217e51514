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
