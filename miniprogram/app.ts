import { deliverLeftOver } from './services/desk/leftOver'
import { deliverWatched } from './services/lessonLeftOver'

App({
  onLaunch() {
    // The environment is the one that the mini-program was opened in; the id of a cloud stands in no source file.
    wx.cloud.init({ traceUser: true })
    // Check-ins of a desk that was closed, and what was watched, before the network came back.
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) deliver()
    })
  },

  onShow() {
    deliver()
  },
})

function deliver(): void {
  void deliverLeftOver()
  void deliverWatched()
}
