import { parse, type Node } from 'acorn'

interface Loose extends Node {
  [field: string]: unknown
}

/**
 * Names that a script assigns and declares nowhere. Old code does so without noticing; WeChat runs it in sloppy mode,
 * where such a name becomes a global variable. Here all code is strict, as sloppy code could reach the window by `this`,
 * so these names are declared around it. Of a name that is declared in any function nothing is said.
 */
export function implicitGlobals(code: string): string[] {
  if (/^\s*['"]use strict['"]/.test(code) || code.includes('__toESM(') || code.includes('__joinExports('))
    return []
  let tree: Node
  try {
    tree = parse(code, {
      ecmaVersion: 2022,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
    })
  } catch {
    return []
  }
  const assigned = new Set<string>()
  const declared = new Set(['module', 'exports', 'require', 'arguments', 'undefined'])
  walk(tree as Loose, assigned, declared)
  return [...assigned].filter((name) => !declared.has(name))
}

function walk(node: Loose, assigned: Set<string>, declared: Set<string>): void {
  collect(node, assigned, declared)
  for (const value of Object.values(node)) {
    const children: unknown[] = Array.isArray(value) ? value : [value]
    for (const child of children) if (isNode(child)) walk(child, assigned, declared)
  }
}

const functions = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/

function collect(node: Loose, assigned: Set<string>, declared: Set<string>): void {
  if (node.type === 'AssignmentExpression') names(node['left'], assigned)
  else if (node.type === 'UpdateExpression') names(node['argument'], assigned)
  else if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') names(node['left'], assigned)
  else if (node.type === 'VariableDeclarator') names(node['id'], declared)
  else if (node.type === 'CatchClause') names(node['param'], declared)
  else if (/^Class/.test(node.type)) names(node['id'], declared)
  if (functions.test(node.type)) {
    names(node['id'], declared)
    for (const parameter of node['params'] as unknown[]) names(parameter, declared)
  }
}

/** The variables in a pattern. */
function names(pattern: unknown, into: Set<string>): void {
  if (!isNode(pattern)) return
  const { type } = pattern
  if (type === 'Identifier') into.add(String(pattern['name']))
  else if (type === 'AssignmentPattern') names(pattern['left'], into)
  else if (type === 'RestElement') names(pattern['argument'], into)
  else if (type === 'Property') names(pattern['value'], into)
  else if (type === 'ArrayPattern') for (const it of pattern['elements'] as unknown[]) names(it, into)
  else if (type === 'ObjectPattern') for (const it of pattern['properties'] as unknown[]) names(it, into)
}

function isNode(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
