/** Functions made from text would run outside of product code's world, where the browser's window is. */
export type AnyFunction = (...args: unknown[]) => unknown

const RealFunction = Function

/** The kinds of functions, whose constructors make others from text. */
const kinds = [
  RealFunction,
  Object.getPrototypeOf(async () => undefined).constructor as typeof Function,
  Object.getPrototypeOf(function* () {}).constructor as typeof Function,
  Object.getPrototypeOf(async function* () {}).constructor as typeof Function,
]

/** WeChat makes functions from no text but "return this", which libraries use to find the global object. */
export function installFunction(productGlobal: () => unknown): AnyFunction {
  const [safe] = kinds.map((kind) => {
    const made = function (...texts: unknown[]): unknown {
      const body = String(texts.at(-1) ?? '').trim()
      if (/^return this;?$/.test(body)) return () => productGlobal()
      if (body === '') return () => undefined
      throw new EvalError('WeChat makes no functions from text')
    }
    Object.defineProperty(made, 'prototype', { value: kind.prototype as unknown })
    Object.defineProperty(made, 'name', { value: kind.name })
    Object.defineProperty(kind.prototype as object, 'constructor', {
      value: made,
      configurable: true,
      writable: true,
    })
    return made
  })
  return safe as AnyFunction
}

/** Makes a function from text for the phone's own use. */
export function functionOf(...texts: string[]): AnyFunction {
  return new RealFunction(...texts) as AnyFunction
}
