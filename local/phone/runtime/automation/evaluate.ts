/**
 * Functions arrive as text and are rebuilt the way DevTools does it: by the names of the parameters and the text of
 * the body. What does not survive there (destructured or default parameters, method shorthand) must fail here too.
 */
import { worldOfProduct } from '../../compiler/wrapper'
import { functionOf } from '../framework/functions'
import { scope } from '../scope'

type AnyFunction = (...args: unknown[]) => unknown

/** Runs code where product code lives: with wx and getApp, without window and document. */
let evaluator: ((source: string) => unknown) | undefined

function inProduct(source: string): unknown {
  evaluator ??= functionOf(
    '__window',
    '__scope',
    `'use strict'; ${worldOfProduct()}\nreturn function () { return eval(arguments[0]) }`,
  )(window, scope) as (source: string) => unknown
  return evaluator(source)
}

/** The function that a text describes. Throws a SyntaxError for what DevTools could not rebuild either. */
export function rebuild(declaration: string): AnyFunction {
  const source = declaration.trim()
  const kind = source.startsWith('async') ? 'async function' : 'function'
  return inProduct(`(${kind} (${parameters(source).join(',')}) {${body(source)}\n})`) as AnyFunction
}

function parameters(source: string): string[] {
  const text = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').trim()
  const bracketed = /^(async|function|\()/.test(text)
  const list = bracketed
    ? text.slice(text.indexOf('(') + 1, text.indexOf(')'))
    : text.slice(0, Math.max(0, text.indexOf('=>')))
  return list.match(/[^\s,]+/g) ?? []
}

function body(source: string): string {
  if (!source.endsWith('}')) return `return ${source.slice(source.indexOf('=>') + 2)}`
  return source.slice(source.indexOf('{') + 1, source.lastIndexOf('}'))
}
