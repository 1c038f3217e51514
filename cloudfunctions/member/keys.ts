import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto'
import type { Instant } from '../../miniprogram/shared/kit/time'
import { type CodeBody, type KnownKey, codeBytes, codeText } from '../../miniprogram/shared/rules/memberCode'
import type { Db } from '../kit/db'

/** A key pair of the district. The private half never leaves this collection but to sign. */
export interface KeyDoc {
  /** The key's id: the first two bytes of the public key's digest. */
  _id: string
  /** Raw 32 bytes, base64. */
  publicKey: string
  /** PKCS #8, base64. */
  privateKey: string
  retired: boolean
  /** From when on its codes are refused; null while it signs, or while no day is set. */
  retireAt?: Instant | null
  createdAt: Instant
}

export const KEYS = 'keys'
/** Names the present key: making one is a race that the first wins. */
export const CURRENT = 'current'
/** What stands before the 32 bytes in an Ed25519 public key as Node reads it. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

export function newKey(now: Instant): KeyDoc {
  const pair = generateKeyPairSync('ed25519')
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
  return {
    _id: createHash('sha256').update(raw).digest('hex').slice(0, 4),
    publicKey: raw.toString('base64'),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    ...{ retired: false, createdAt: now },
  }
}

export const keys = (db: Db) => ({
  all: async (): Promise<KnownKey[]> => {
    const found = await db.find<Partial<KeyDoc> & { _id: string }>(KEYS, {}, { limit: 100 })
    return found.flatMap(({ _id: id, publicKey, retired = false, retireAt = null }) =>
      publicKey ? [{ id, publicKey, retired, retireAt }] : [],
    )
  },
  /** The key that signs; made when there is none yet. */
  async current(now: Instant): Promise<KeyDoc> {
    const named = await db.get<{ keyId: string }>(KEYS, CURRENT)
    if (!named) {
      const made = newKey(now)
      await db.add(KEYS, made)
      await db.add(KEYS, { _id: CURRENT, keyId: made._id })
      return this.current(now)
    }
    const key = await db.get<KeyDoc>(KEYS, named.keyId)
    if (!key) throw new Error(`the signing key ${named.keyId} is gone`)
    return key
  },
})

/** The text of a code that this key vouches for. */
export function signedText(key: KeyDoc, body: Omit<CodeBody, 'keyId'>): string {
  const whole = { ...body, keyId: key._id }
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return codeText(whole, sign(null, codeBytes(whole), privateKey))
}

export function isSigned(publicKey: string, signed: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, signed, publicKeyOf(publicKey), signature)
}

/** As Node reads it, of the raw 32 bytes in base64. */
export function publicKeyOf(publicKey: string): KeyObject {
  const key = Buffer.concat([SPKI, Buffer.from(publicKey, 'base64')])
  return createPublicKey({ key, format: 'der', type: 'spki' })
}
