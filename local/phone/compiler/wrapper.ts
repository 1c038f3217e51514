import { browserNames } from './browserNames'

/**
 * Names of the browser that product code must not see, because WeChat's logic layer has none of them. The bundle
 * declares each as an empty variable around the code.
 */
export const hiddenGlobals = [...browserNames, '__phone', '__phoneBuiltins', '__PHONE_CONFIG__']

/** Looked up at each call, because the runtime exchanges them while it loads a component. */
const lateFunctions = [
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'requirePlugin',
  'requireMiniProgram',
  'definePlugin',
]

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
 * @param implicit variables that sloppy code assigns without declaring them
 */
export function worldOfProduct(implicit: readonly string[] = []): string {
  const late = lateFunctions.map(
    (name) => `function ${name}() { return __call(${JSON.stringify(name)}, arguments) }`,
  )
  const taken = takenNames.map((name) => `var ${name} = __take(${JSON.stringify(name)});`)
  const known = [...lateFunctions, ...takenNames, ...languageNames]
  const others = implicit.filter((name) => !known.includes(name) && !/^(eval|globalThis|global)$/.test(name))
  return [
    'var __has = Object.prototype.hasOwnProperty;',
    'var __take = function (name) { return __has.call(__scope, name) ? __scope[name] : __window[name] };',
    'var __call = function (name, list) { return __take(name).apply(undefined, list) };',
    declarations,
    ...late,
    ...taken,
    `var globalThis = __scope.__global || (__scope.__global = { ${known.join(', ')} });`,
    'globalThis.globalThis = globalThis; var global = globalThis; globalThis.global = globalThis;',
    "var __noEval = function () { throw new EvalError('WeChat knows no eval') };",
    ...(others.length > 0 ? [`var ${others.join(', ')};`] : []),
    moduleLoader,
  ].join('\n')
}

/** The same for compiled templates, whose WXS modules know neither wx nor the life of pages. */
export function worldOfTemplates(): string {
  return `${declarations} var wx, App, Page, Component, Behavior, getApp, getCurrentPages, globalThis;
var Date = __scope.Date || __window.Date; var console = __scope.console || __window.console;`
}

/** Defines and runs modules. What a module throws while it runs is thrown once; who requires it again gets what it has. */
const moduleLoader = `
var __modules = Object.create(null);
function __define(key, known, run) { __modules[key] = { known: known, run: run, exports: undefined } }
function __joinExports(exports, from) {
  Object.defineProperty(exports, '__esModule', { value: true, configurable: true });
  Object.getOwnPropertyNames(from).forEach(function (name) {
    Object.defineProperty(exports, name, {
      get: function () { return from[name] },
      set: function (value) { Object.defineProperty(exports, name, { value: value, writable: true, enumerable: true }) },
      enumerable: true, configurable: true
    });
  });
}
function __requireModule(key, written) {
  var found = __modules[key];
  if (!found) throw new Error("module '" + key + "' is not defined, require args is '" + (written || key) + "'");
  if (found.exports) return found.exports.exports;
  var module = found.exports = { exports: {} };
  found.run.call(module.exports, __requireFrom(key, found.known), module, module.exports);
  return module.exports;
}
function __joinPath(from, written) {
  var parts = written[0] === '/' ? [] : from.split('/').slice(0, -1);
  written.split('/').forEach(function (part) {
    if (part === '..') parts.pop(); else if (part && part !== '.') parts.push(part);
  });
  var key = parts.join('/').replace(/\\.js$/, '');
  return __modules[key + '/index.js'] && !__modules[key + '.js'] ? key + '/index.js' : key + '.js';
}
function __requireFrom(owner, known) {
  function find(written) {
    if (typeof written !== 'string') throw new Error('require args must be a string');
    return __has.call(known, written) ? known[written] : __joinPath(owner, written);
  }
  function require(written, done, failed) {
    if (typeof done !== 'function' && typeof failed !== 'function') return __requireModule(find(written), written);
    require.async(written).then(done, function (error) { if (failed) failed({ mod: written, errMsg: error.message }) });
  }
  require.async = function (written) {
    return new Promise(function (resolve) { setTimeout(resolve, 0) }).then(function () { return __requireModule(find(written), written) });
  };
  return require;
}`
