import type { TestUser } from '../protocol'
import { Refusal } from './http'
import type { PhoneUser } from './types'

const phonePattern = /^[a-z0-9-]{1,24}$/i

/** Who holds which phone. Phones only ever name a user; the openid is looked up here. */
export class People {
  private readonly handed = new Map<string, PhoneUser>()

  constructor(private readonly users: readonly PhoneUser[]) {
    if (users.length === 0) throw new Error('A phone needs at least one user.')
  }

  holderOf(phone: string): PhoneUser {
    const [first] = this.users as [PhoneUser]
    return this.handed.get(phone) ?? first
  }

  /** Hands a phone to somebody. Returns whether the holder is another one than before. */
  hand(phone: string, userId: string): boolean {
    const user = this.users.find((it) => it.id === userId)
    if (!user) throw new Refusal(400, `There is no user "${userId}"; there are ${this.ids().join(', ')}.`)
    const changed = this.holderOf(phone) !== user
    this.handed.set(phone, user)
    return changed
  }

  /** User ids by phone, of the phones that were handed to somebody. */
  holders(): Record<string, string> {
    return Object.fromEntries([...this.handed].map(([phone, { id }]) => [phone, id]))
  }

  /** Everybody, as the browser may know them. */
  shown(): TestUser[] {
    return this.users.map(withoutOpenid)
  }

  private ids(): string[] {
    return this.users.map((it) => it.id)
  }
}

export function withoutOpenid({ id, name, about }: PhoneUser): TestUser {
  return { id, name, about }
}

export function checkPhoneId(value: unknown): string {
  if (typeof value === 'string' && phonePattern.test(value)) return value
  throw new Refusal(400, 'A phone is named by up to 24 letters, digits and hyphens.')
}
