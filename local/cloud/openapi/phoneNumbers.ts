import { randomBytes } from 'node:crypto'
import type { Limits } from '../limits'
import { text, WxError, type OpenApi } from './api'

interface Issued {
  phoneNumber: string
  until: number
}

/** Codes that a phone gets when a person agrees to tell the number; a function turns one into the number, once. */
export class PhoneNumbers {
  private readonly issued = new Map<string, Issued>()

  constructor(private readonly limits: Limits) {}

  /** `phoneNumber` without the country's code. */
  issue(phoneNumber: string, now: number): string {
    const code = randomBytes(32).toString('hex')
    this.issued.set(code, { phoneNumber, until: now + this.limits.phoneCodeMs })
    return code
  }

  clear(): void {
    this.issued.clear()
  }

  readonly get: OpenApi = (call) => {
    const code = text(call, 'code', 40029, 'invalid code')
    const found = this.issued.get(code)
    this.issued.delete(code)
    if (!found || found.until <= call.now) throw new WxError(40029, 'invalid code')
    const { phoneNumber } = found
    return {
      phone_info: {
        phoneNumber,
        purePhoneNumber: phoneNumber,
        countryCode: '86',
        watermark: { timestamp: Math.floor(call.now / 1000), appid: call.caller?.appid ?? '' },
      },
    }
  }
}
