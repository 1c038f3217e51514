/** What a video tag can be told to do. */
export interface VideoTag {
  video(): HTMLVideoElement | null
  play(): void
  stop(): void
  setFullScreen(on: boolean, direction?: number): void
  sendDanmu(remark: { text: string; color?: string }): void
}

type Find = () => VideoTag | undefined

/** WeChat's VideoContext. The tag is looked up at each call: it may come later than its context. */
export function videoContext(find: Find): object {
  const onVideo = (run: (video: HTMLVideoElement) => void) => {
    const video = find()?.video()
    if (video) run(video)
  }
  return {
    play: () => find()?.play(),
    pause: () => onVideo((video) => video.pause()),
    stop: () => find()?.stop(),
    seek: (seconds: number) => onVideo((video) => (video.currentTime = Number(seconds) || 0)),
    playbackRate: (rate: number) => onVideo((video) => (video.playbackRate = Number(rate) || 1)),
    sendDanmu: (remark: { text: string; color?: string }) => find()?.sendDanmu(remark),
    requestFullScreen: ({ direction }: { direction?: number } = {}) => find()?.setFullScreen(true, direction),
    exitFullScreen: () => find()?.setFullScreen(false),
    showStatusBar() {},
    hideStatusBar() {},
    requestBackgroundPlayback() {},
    exitBackgroundPlayback() {},
    exitPictureInPicture: () => Promise.resolve({ errMsg: 'exitPictureInPicture:ok' }),
  }
}
