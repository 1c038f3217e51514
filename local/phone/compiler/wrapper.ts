/**
 * Names of the browser that product code must not see, because WeChat's logic layer has none of them. The bundle
 * declares each as an empty variable around the code.
 */
export const hiddenGlobals = `
window document self parent top frames opener frameElement location history navigator clientInformation screen
visualViewport external origin locationbar menubar personalbar scrollbars statusbar toolbar customElements
localStorage sessionStorage indexedDB caches cookieStore crypto trustedTypes speechSynthesis launchQueue navigation
fetch XMLHttpRequest WebSocket WebSocketStream EventSource Request Response Headers FormData Blob File FileList FileReader
FileSystemHandle BroadcastChannel MessageChannel MessagePort Worker SharedWorker ServiceWorker Worklet Notification
URL URLSearchParams URLPattern TextEncoder TextDecoder TextEncoderStream TextDecoderStream ReadableStream WritableStream
TransformStream CompressionStream DecompressionStream AbortController AbortSignal structuredClone atob btoa
alert confirm prompt print open close stop focus blur find postMessage moveTo moveBy resizeTo resizeBy scroll scrollTo
scrollBy getSelection getComputedStyle matchMedia getScreenDetails reportError importScripts createImageBitmap
requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback scheduler performance
addEventListener removeEventListener dispatchEvent event Event EventTarget CustomEvent MessageEvent UIEvent MouseEvent
TouchEvent PointerEvent KeyboardEvent InputEvent
Node Element Document DocumentFragment HTMLDocument HTMLElement HTMLDivElement HTMLImageElement HTMLCanvasElement
HTMLIFrameElement HTMLInputElement HTMLMediaElement HTMLVideoElement SVGElement ShadowRoot Range Selection Text
Image Audio Option DOMParser XMLSerializer DOMException DOMRect DOMMatrix DOMPoint CSS CSSStyleSheet StyleSheet
MutationObserver IntersectionObserver ResizeObserver PerformanceObserver ReportingObserver
AudioContext OfflineAudioContext MediaRecorder MediaSource MediaStream RTCPeerConnection OffscreenCanvas ImageData
ImageBitmap Path2D WebGLRenderingContext WebGL2RenderingContext WebAssembly chrome
Window Navigator Location History Screen Storage Crypto XMLDocument XPathEvaluator XSLTProcessor NodeList NodeFilter
TreeWalker DOMTokenList DOMStringMap DOMImplementation FontFace Touch TouchList Animation ValidityState Comment Attr
CanvasRenderingContext2D webkitURL webkitMediaStream webkitRTCPeerConnection WebKitMutationObserver WebKitCSSMatrix
webkitRequestAnimationFrame webkitCancelAnimationFrame webkitRequestFileSystem webkitResolveLocalFileSystemURL
webkitSpeechRecognition captureEvents releaseEvents styleMedia viewport credentialless originAgentCluster
offscreenBuffering
innerWidth innerHeight outerWidth outerHeight devicePixelRatio screenX screenY screenLeft screenTop scrollX scrollY
pageXOffset pageYOffset name status closed length isSecureContext crossOriginIsolated
__phone __phoneBuiltins __PHONE_CONFIG__
`
  .split(/\s+/)
  .filter(Boolean)

/** Looked up at each call, because the runtime exchanges them while it loads a component. */
const lateFunctions = ['App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'requirePlugin']

/** Taken from the runtime's scope when the code first runs, or from the window. */
const takenNames = [
  'wx',
  'console',
  'Date',
  'Function',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'queueMicrotask',
  'Promise',
  'WXWebAssembly',
  '__wxConfig',
]

/** Names of the language that code looks for on globalThis and global. */
const languageNames =
  `Object Array Boolean Number String Symbol BigInt Math JSON Reflect Proxy RegExp Error TypeError RangeError
SyntaxError EvalError URIError ReferenceError AggregateError Map Set WeakMap WeakSet WeakRef ArrayBuffer DataView Int8Array
Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array
BigUint64Array Intl parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape
unescape NaN Infinity`
    .split(/\s+/)
    .filter(Boolean)

const declarations = `var ${hiddenGlobals.join(', ')};`

/**
 * Source text that declares, inside a function with the parameters `__window` and `__scope`, the world as product code
 * sees it. Code after it can reach the browser neither by name nor by globalThis.
 */
export function worldOfProduct(): string {
  const late = lateFunctions.map(
    (name) => `function ${name}() { return __call(${JSON.stringify(name)}, arguments) }`,
  )
  const taken = takenNames.map((name) => `var ${name} = __take(${JSON.stringify(name)});`)
  const known = [...lateFunctions, ...takenNames, ...languageNames]
  return [
    'var __has = Object.prototype.hasOwnProperty;',
    'var __take = function (name) { return __has.call(__scope, name) ? __scope[name] : __window[name] };',
    'var __call = function (name, list) { return __take(name).apply(undefined, list) };',
    declarations,
    ...late,
    ...taken,
    `var globalThis = { ${known.join(', ')} };`,
    'globalThis.globalThis = globalThis; var global = globalThis;',
  ].join('\n')
}

/** The same for compiled templates, whose WXS modules know neither wx nor the life of pages. */
export function worldOfTemplates(): string {
  return `${declarations} var wx, App, Page, Component, Behavior, getApp, getCurrentPages, globalThis;
var Date = __scope.Date || __window.Date; var console = __scope.console || __window.console;`
}
