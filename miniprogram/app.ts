import { deliverLeftOver } from './services/desk/leftOver'

App({
  onLaunch() {
    // The environment is the one that the mini-program was opened in; the id of a cloud stands in no source file.
    wx.cloud.init({ traceUser: true })
    // Check-ins of a desk that was closed before the network came back.
    wx.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) void deliverLeftOver()
    })
  },

  onShow() {
    void deliverLeftOver()
  },
})
