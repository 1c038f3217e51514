App({
  onLaunch() {
    // The environment is the one that the mini-program was opened in; the id of a cloud stands in no source file.
    wx.cloud.init({ traceUser: true })
  },
})
