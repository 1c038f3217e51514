/** A row of the table in docs/automation.md. */
export interface Row {
  /** What the client offers. */
  api: string
  /** Methods on the wire; what is no method (an event, a rule) has a space in it. */
  wire: readonly string[]
  /** How this phone differs from DevTools on purpose; '' where it is meant to be the same. */
  differs?: string
  /** The test file that shows it by what it does around the cases. */
  shownBy?: string
  group: 'Mini-program' | 'Page' | 'Element' | 'Tags and components' | 'Tool' | 'Rules'
}

const row =
  (group: Row['group']) =>
  (api: string, wire: string, differs = ''): Row => ({ api, wire: wire.split(', '), differs, group })

const app = row('Mini-program')
const page = row('Page')
const element = row('Element')
const tag = row('Tags and components')
const tool = row('Tool')
const rule = row('Rules')

const noPlugin =
  'the code of plugins is not run; a plugin has the same wx as the mini-program, with mocks of its own'
const anyQuestion = 'presses the question that is open, whatever it asks'

export const rows: readonly Row[] = [
  {
    ...app('connect', 'Tool.getInfo', '`?phone=`, `user=` and others choose a phone'),
    shownBy: 'connect, phones, hostile',
  },
  {
    ...app('launch', 'Tool.getInfo', 'without a window unless `args: ["--headed"]`'),
    shownBy: 'launch, cli',
  },
  { ...app('close', 'App.exit, Tool.close'), shownBy: 'connect, launch' },
  app('pageStack', 'App.getPageStack'),
  app('currentPage', 'App.getCurrentPage'),
  ...['navigateTo', 'redirectTo', 'navigateBack', 'reLaunch', 'switchTab'].map((api) =>
    app(api, 'App.callWxMethod, App.getCurrentPage'),
  ),
  app('systemInfo', 'App.callWxMethod'),
  app('callWxMethod', 'App.callWxMethod'),
  app('mockWxMethod', 'App.mockWxMethod', 'taken back when the phone loads itself anew'),
  app('restoreWxMethod', 'App.mockWxMethod'),
  app('callPluginWxMethod', 'App.callWxMethod', noPlugin),
  app('mockPluginWxMethod', 'App.mockWxMethod', noPlugin),
  app('restorePluginWxMethod', 'App.mockWxMethod', noPlugin),
  app('pageScrollTo', 'App.callWxMethod'),
  app('evaluate', 'App.callFunction'),
  app('exposeFunction', 'App.addBinding, event App.bindingCalled', 'lasts when the phone loads itself anew'),
  app("on('console')", 'App.enableLog, event App.logAdded', 'lasts when the phone loads itself anew'),
  app("on('exception')", 'event App.exceptionThrown', 'the stack names the source files'),
  app('screenshot', 'App.captureScreenshot', 'the whole phone with its bars, at twice the size'),

  page('page.$', 'Page.getElement'),
  page('page.$$', 'Page.getElements'),
  page('page.xpath', 'Page.getElementByXpath'),
  page('page.getElementsByXpath', 'Page.getElementsByXpath'),
  page('page.waitFor', 'Page.getElements'),
  page('page.data', 'Page.getData'),
  page('page.setData', 'Page.setData'),
  page('page.callMethod', 'Page.callMethod'),
  page('page.size', 'Page.getWindowProperties'),
  page('page.scrollTop', 'Page.getWindowProperties'),

  element('element.$', 'Element.getElement'),
  element('element.$$', 'Element.getElements'),
  element('element.text', 'Element.getDOMProperties'),
  element('element.size', 'Element.getDOMProperties'),
  element('element.offset', 'Element.getOffset'),
  element('element.attribute', 'Element.getAttributes'),
  element('element.style', 'Element.getStyles'),
  element('element.property', 'Element.getProperties'),
  element('element.value', 'Element.getProperties'),
  element('element.wxml', 'Element.getWXML', 'attributes may come in another order'),
  element('element.outerWxml', 'Element.getWXML', 'attributes may come in another order'),
  element('element.tap', 'Element.tap'),
  element('element.longpress', 'Element.touchstart, Element.touchend'),
  element('element.touchstart', 'Element.touchstart'),
  element('element.touchmove', 'Element.touchmove'),
  element('element.touchend', 'Element.touchend'),
  element('element.trigger', 'Element.triggerEvent'),
  element('element.dispatchEvent', 'Element.dispatchEvent'),

  tag('component.data', 'Element.getData'),
  tag('component.setData', 'Element.setData'),
  tag('component.callMethod', 'Element.callMethod'),
  tag('input.input', 'Element.callFunction'),
  tag('textarea.input', 'Element.callFunction'),
  tag('switch.tap', 'Element.callFunction'),
  tag('slider.slideTo', 'Element.callFunction'),
  tag('scroll-view.scrollTo', 'Element.callFunction'),
  tag('scroll-view.scrollWidth', 'Element.callFunction'),
  tag('scroll-view.scrollHeight', 'Element.callFunction'),
  tag('scroll-view.property', 'Element.callFunction'),
  tag('swiper.swipeTo', 'Element.callFunction'),
  tag('movable-view.moveTo', 'Element.callFunction'),
  tag('movable-view.property', 'Element.getProperties'),
  tag('video.callContextMethod', 'Element.callContextMethod', 'the video needs an id'),

  tool('testAccounts', 'Tool.getTestAccounts', 'the people that this phone knows; `id` beside `openid`'),
  tool('getTicket', 'Tool.getTicket', 'no account of WeChat is behind it: what was set, or `--ticket`'),
  tool('setTicket', 'Tool.setTicket', 'kept, and used for nothing'),
  tool('refreshTicket', 'Tool.refreshTicket', 'does nothing'),
  tool(
    'stopAudits',
    'Tool.stopAudits',
    'a small report of our own: `{ score, rules: [{ id, title, passed, found }] }`',
  ),
  tool('remote', 'Tool.enableRemoteDebug, event Tool.onRemoteDebugConnected', 'at once, without a QR code'),
  tool('native().goHome', 'Tool.native'),
  tool('native().navigateLeft', 'Tool.native'),
  tool('native().switchTab', 'Tool.native'),
  tool('native().confirmModal', 'Tool.native', anyQuestion),
  tool('native().cancelModal', 'Tool.native', anyQuestion),
  tool('native().authorizeAllow', 'Tool.native', anyQuestion),
  tool('native().authorizeCancel', 'Tool.native', anyQuestion),
  tool('native().shareConfirm', 'Tool.native', anyQuestion),
  tool('native().shareCancel', 'Tool.native', anyQuestion),
  tool('native().closePaymentDialog', 'Tool.native', 'an error: paying is not simulated'),

  rule(
    'selectors',
    'a rule',
    'more of CSS works than in DevTools; keep to tag, class, id, attribute, descendant, child, list, `>>>`',
  ),
  rule('element ids', 'a rule'),
  rule('page errors', 'a rule'),
  rule('wx errors', 'a rule'),
]
