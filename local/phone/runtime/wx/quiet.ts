/** Methods that rightly do nothing on a phone that is a browser: see `Area.quiet`. */
import type { Area } from './registry'

export const quiet: Area = {
  quiet: `
    onMemoryWarning offMemoryWarning onUserCaptureScreen offUserCaptureScreen onAudioInterruptionBegin
    offAudioInterruptionBegin onAudioInterruptionEnd offAudioInterruptionEnd onCompassChange offCompassChange
    onAccelerometerChange offAccelerometerChange onGyroscopeChange offGyroscopeChange onDeviceMotionChange
    offDeviceMotionChange onKeyboardHeightChange offKeyboardHeightChange onBatteryInfoChange offBatteryInfoChange
    onLazyLoadError offLazyLoadError onCopyUrl offCopyUrl onScreenRecordingStateChanged offScreenRecordingStateChanged
    onApiCategoryChange offApiCategoryChange onGeneratePoster offGeneratePoster
    reportAnalytics reportEvent reportMonitor reportPerformance setEnableDebug setBackgroundTextStyle setTopBarText
    setVisualEffectOnCapture setBackgroundFetchToken preDownloadSubpackage preloadAssets preloadWebview
    preloadSkylineView enableAlertBeforeUnload disableAlertBeforeUnload startCompass stopCompass startAccelerometer
    stopAccelerometer startGyroscope stopGyroscope startDeviceMotionListening stopDeviceMotionListening
    openSystemBluetoothSetting openAppAuthorizeSetting setInnerAudioOption updateShareMenu
  `
    .trim()
    .split(/\s+/),
}
