import type { Person } from './phone'

/**
 * Orders to the process behind the end-to-end tests (world.ts): what no automation client can do. A test that needs them
 * runs on this phone only, not under WeChat DevTools.
 */
async function order(name: string, params: Record<string, string>): Promise<unknown> {
  if (!process.env['E2E_CONTROL']) throw new Error(`${name} is for the phone of this repository only.`)
  const response = await fetch(`${process.env['E2E_CONTROL']}/${name}?${new URLSearchParams(params)}`)
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`)
  return response.json()
}

const done = async (name: string, params: Record<string, string>): Promise<void> => {
  await order(name, params)
}

/** What a function answers to somebody who needs no phone in a story: `{ ok, data }`. */
export const callAs = (user: Person, action: string, input: object): Promise<unknown> =>
  order('callAs', { user, action, input: JSON.stringify(input) })

/** Its answer is kept, since what nobody refers to is closed, and the turn with it. */
let turn: { end: AbortController; answer: Response } | null = null

/** Waits for this test file's turn in the world (turns.ts). `alone`: nobody else is in it meanwhile. */
export async function takeTurn(alone: boolean): Promise<void> {
  if (turn || !process.env['E2E_CONTROL']) return
  const end = new AbortController()
  const url = `${process.env['E2E_CONTROL']}/turn?alone=${alone ? 'yes' : 'no'}`
  turn = { end, answer: await fetch(url, { signal: end.signal }) }
}

export function endTurn(): void {
  turn?.end.abort()
  turn = null
}

/** No function answers until `repairFunctions`; callers get this sentence. */
export const breakFunctions = (user: Person, sentence = 'the service is ill'): Promise<void> =>
  done('breakFunctions', { user, sentence })
export const repairFunctions = (user: Person): Promise<void> => done('breakFunctions', { user })

/** The next answer of an action that this person calls is lost: it is done, and nobody hears of it. */
export const loseAnswer = (user: Person, action: string): Promise<void> =>
  done('loseAnswer', { user, action })

/** It is this hour now, everywhere. `at` is an ISO instant. */
export const setClock = (at: string): Promise<void> => done('setClock', { at })

export const setOffline = (phone: string, offline: boolean): Promise<void> =>
  done('setOffline', { phone, offline: offline ? 'yes' : 'no' })

/** Clicks what asks for a file, by its text, and gives it one. */
export const chooseFile = (phone: string, text: string, file: string): Promise<void> =>
  done('chooseFile', { phone, text, file })

/** Clicks what the phone itself shows around the page (dialogs, the scanner), by its text. */
export const press = (phone: string, text: string): Promise<void> => done('press', { phone, text })

/** Waits until the phone itself shows a text around the page: in a dialog or a toast. */
export const sees = (phone: string, text: string): Promise<void> => done('sees', { phone, text })
