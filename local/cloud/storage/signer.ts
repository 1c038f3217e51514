import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Table } from '../store/tables'

export type Purpose = 'get' | 'put'

/** Signs what may be done with a file, and until when. Whoever has no signature can neither read nor write. */
export class Signer {
  private constructor(private readonly secret: Buffer) {}

  /** The key is kept, so that addresses outlive a restart. */
  static async open(table: Table<string>): Promise<Signer> {
    const kept = table.get('fileSecret')
    if (kept !== undefined) return new Signer(Buffer.from(kept, 'hex'))
    const secret = randomBytes(32)
    await table.set('fileSecret', secret.toString('hex'))
    return new Signer(secret)
  }

  /** `until` in epoch seconds. */
  sign(purpose: Purpose, path: string, until: number): string {
    return createHmac('sha256', this.secret).update(`${purpose}\n${until}\n${path}`).digest('hex')
  }

  isRight(signature: string, purpose: Purpose, path: string, until: number): boolean {
    const expected = Buffer.from(this.sign(purpose, path, until))
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}
