/** The phone's own style sheets, one for each of its pieces. */
import base from './css/base.css'
import document from './css/document.css'
import frame from './css/frame.css'
import home from './css/home.css'
import layer from './css/layer.css'
import modal from './css/modal.css'
import nickname from './css/nickname.css'
import preview from './css/preview.css'
import pullDown from './css/pullDown.css'
import scanner from './css/scanner.css'
import settings from './css/settings.css'
import sheet from './css/sheet.css'
import subscribe from './css/subscribe.css'
import tabBar from './css/tabBar.css'
import toast from './css/toast.css'
import wheels from './css/wheels.css'

export const shellStyle = [
  base,
  frame,
  tabBar,
  pullDown,
  layer,
  modal,
  toast,
  sheet,
  wheels,
  scanner,
  preview,
  home,
  nickname,
  subscribe,
  settings,
  document,
].join('\n')
