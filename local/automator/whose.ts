import { checkPhoneId } from '../phone/server/people'
import type { PhoneUser } from '../phone/server/types'
import type { Choices } from './phones'

/** Which phone a client drives, whose it is, and how it is set when it is opened. */
export interface Wish {
  phone: string
  user: string | undefined
  choices: Choices
}

/**
 * Reads `ws://127.0.0.1:9420/?phone=b&user=member2&font=1.4`. A user is named by id or openid. Throws an Error that says
 * what cannot be.
 */
export function readWish(address: string | undefined, users: readonly PhoneUser[]): Wish {
  const { searchParams } = new URL(address ?? '/', 'ws://127.0.0.1')
  const { phone = 'a', user, ...choices } = Object.fromEntries<string | undefined>(searchParams)
  return {
    phone: checkPhoneId(phone),
    user: user === undefined || users.length === 0 ? user : findUser(users, user).id,
    choices: choices as Choices,
  }
}

/** The person of that id or openid. */
export function findUser(users: readonly PhoneUser[], name: string): PhoneUser {
  const found = users.find(({ id, openid }) => id === name || openid === name)
  if (found) return found
  throw new Error(`There is no user "${name}"; there are ${users.map(({ id }) => id).join(', ')}.`)
}

/** The same people with that one first, who has the phones that nobody was asked for. */
export function accountFirst(users: readonly PhoneUser[], account?: string): readonly PhoneUser[] {
  if (account === undefined) return users
  const first = findUser(users, account)
  return [first, ...users.filter((user) => user !== first)]
}
