import { parse, type Node } from 'acorn'
import MagicString from 'magic-string'
import { placeAt, type Finding } from './problems'

/** WXS as JavaScript, the paths that it requires, and what WeChat would refuse in it. */
export interface ConvertedWxs {
  code: string
  requires: { path: string; line: number; column: number }[]
  findings: Finding[]
  /** What WeChat would refuse too, but works here. */
  warnings: Finding[]
}

const refused: Record<string, string> = {
  NewExpression: '`new`; getDate() and getRegExp() make dates and expressions',
  TryStatement: '`try`',
  ThrowStatement: '`throw`',
  ForInStatement: '`for … in`',
  ForOfStatement: '`for … of`',
  ClassDeclaration: '`class`',
  ClassExpression: '`class`',
}

/**
 * WXS is nearly JavaScript. Three things differ: `x.constructor` is a string such as 'Array', a backslash before a
 * character that needs none stays in the string, and the extension in `require('./a.wxs')` is not part of the module's
 * name here.
 */
export function convertWxs(source: string): ConvertedWxs {
  const result: ConvertedWxs = { code: source, requires: [], findings: [], warnings: [] }
  let tree: Node
  try {
    tree = parse(source, { ecmaVersion: 2020, sourceType: 'script', allowReturnOutsideFunction: true })
  } catch (error) {
    result.findings.push(syntaxFinding(error))
    return result
  }
  const text = new MagicString(source)
  walk(tree, (node) => convertNode(node as WxsNode, source, text, result))
  result.code = text.toString()
  return result
}

/** What came after ES5, of the kinds that people write without thinking. */
function newerSyntax(node: WxsNode): string | undefined {
  if (node.type === 'VariableDeclaration' && node.kind !== 'var') return `\`${node.kind}\``
  if (node.type === 'Property' && (node.shorthand || node.method || node.computed)) return 'short property'
  return newer[node.type]
}

const newer: Record<string, string> = {
  ArrowFunctionExpression: 'arrow function',
  TemplateLiteral: 'template string',
  SpreadElement: 'spread',
  RestElement: 'rest parameter',
  ObjectPattern: 'destructuring',
  ArrayPattern: 'destructuring',
  ChainExpression: '`?.`',
}

/** The few shapes of node that matter here; acorn's own union is not worth its narrowing. */
interface WxsNode extends Node {
  value?: unknown
  regex?: unknown
  kind?: string
  shorthand?: boolean
  method?: boolean
  computed?: boolean
  object?: WxsNode
  property?: WxsNode & { name?: string }
  callee?: WxsNode & { name?: string }
  arguments?: WxsNode[]
}

function convertNode(node: WxsNode, source: string, text: MagicString, result: ConvertedWxs): void {
  const newer = newerSyntax(node)
  if (newer)
    result.warnings.push({
      ...placeAt(source, node.start),
      message: `WXS is ES5 in WeChat and knows no ${newer}.`,
    })
  const reason = node.regex ? 'regular expressions; use getRegExp()' : refused[node.type]
  if (reason)
    result.findings.push({ ...placeAt(source, node.start), message: `WXS does not know ${reason}.` })
  if (node.type === 'Literal' && typeof node.value === 'string') keepBackslashes(node, source, text)
  if (
    node.type === 'MemberExpression' &&
    !node.computed &&
    node.property?.name === 'constructor' &&
    node.object
  ) {
    text.appendLeft(node.object.start, '__wxsConstructor(')
    text.overwrite(node.object.end, node.end, ')')
  }
  if (node.type === 'CallExpression' && node.callee?.name === 'require')
    convertRequire(node, source, text, result)
}

function keepBackslashes(node: Node, source: string, text: MagicString): void {
  const raw = source.slice(node.start, node.end)
  const kept = raw.replace(/\\([^\\'"nrtbfvux0-7\r\n])/g, '\\\\$1')
  if (kept !== raw) text.update(node.start, node.end, kept)
}

function convertRequire(node: WxsNode, source: string, text: MagicString, result: ConvertedWxs): void {
  const argument = node.arguments?.[0]
  const place = placeAt(source, node.start)
  if (!argument || typeof argument.value !== 'string') {
    result.findings.push({ ...place, message: 'require() in WXS takes a path in quotes.' })
    return
  }
  const path = argument.value.replace(/\.wxs$/, '')
  result.requires.push({ path, ...place })
  text.update(argument.start, argument.end, JSON.stringify(path))
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    const children: unknown[] = Array.isArray(value) ? value : [value]
    for (const child of children) if (isNode(child)) walk(child, visit)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

function syntaxFinding(error: unknown): Finding {
  const { loc, message } = error as { loc?: { line: number; column: number }; message: string }
  const reason = message.replace(/ \(\d+:\d+\)$/, '')
  return { line: loc?.line ?? 0, column: loc ? loc.column + 1 : 0, message: `WXS cannot be read: ${reason}.` }
}

/** What every WXS module finds around it, put in front of the compiled templates; and how the phone takes part. */
export const wxsPrelude = `
var getRegExp = function (source, flags) { return new RegExp(source, flags) };
var getDate = function () { return new (Function.prototype.bind.apply(Date, [null].concat([].slice.call(arguments)))) };
var __wxsConstructor = function (value) {
  if (value === null || value === undefined) return undefined;
  var name = Object.prototype.toString.call(value).slice(8, -1);
  return name === 'AsyncFunction' ? 'Function' : name;
};
Y = function (value) { return value === undefined ? '' : String(value) };
var __hooks = typeof __scope === 'object' && __scope.__templateHooks;
if (__hooks) {
  P = function (value) { return __hooks.guarded(typeof value === 'function' ? value : function () {}) };
  Q.A = __hooks.changed;
  Q.C = __hooks.handled;
  if (typeof D === 'function') D = (function (define) {
    return function (file, run) {
      var load = define(file, function (require, exports, module) {
        try { run(require, exports, module) } catch (error) { __hooks.moduleFailed(file, error) }
        __hooks.moduleLoaded(module.exports);
      });
      return load;
    };
  })(D);
}
`
