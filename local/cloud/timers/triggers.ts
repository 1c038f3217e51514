import { StartError } from '../errors'
import { isDocument } from '../database/values/document'
import type { FunctionSpec } from '../functions/config'
import { parseCron, type Cron } from './cron'

/** One timer of one function. */
export interface Trigger {
  function: string
  name: string
  /** As config.json has it. */
  config: string
  cron: Cron
}

/** The triggers of all functions. Throws StartError with a sentence that names the file and what is wrong in it. */
export function readTriggers(
  specs: readonly FunctionSpec[],
  onWarning: (sentence: string) => void,
): Trigger[] {
  return specs.flatMap((spec) => {
    if (!Array.isArray(spec.triggers)) throw wrong(spec.name, 'triggers must be a list')
    const triggers = spec.triggers.map((entry) => readTrigger(spec.name, entry))
    const names = new Set(triggers.map(({ name }) => name))
    if (names.size < triggers.length) throw wrong(spec.name, 'two triggers have the same name')
    if (names.size > 1) onWarning(`The function ${spec.name} has ${names.size} triggers; WeChat takes one.`)
    return triggers
  })
}

function readTrigger(functionName: string, entry: unknown): Trigger {
  const { name, type, config } = isDocument(entry) ? entry : {}
  if (typeof name !== 'string' || name === '') throw wrong(functionName, 'a trigger has no name')
  if (type !== 'timer') throw wrong(functionName, `the trigger "${name}" is not of type "timer"`)
  if (typeof config !== 'string') throw wrong(functionName, `the trigger "${name}" has no config`)
  try {
    return { function: functionName, name, config, cron: parseCron(config) }
  } catch (error) {
    throw wrong(functionName, `the trigger "${name}" cannot be read: ${(error as Error).message}`)
  }
}

const wrong = (name: string, what: string): StartError =>
  new StartError(`The config.json of the function ${name} is wrong: ${what}.`)
