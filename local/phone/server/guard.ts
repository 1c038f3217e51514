import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Refusal } from './http'

/**
 * Keeps everybody out but pages of this server: other machines by the address it listens on, other names for this
 * machine (DNS rebinding) by Host, other sites by Origin, and other programs by a token that only our pages are given.
 */
export class Guard {
  readonly token = randomBytes(24).toString('base64url')
  private port = 0

  listensOn(port: number): void {
    this.port = port
  }

  /** Every request: it must name us and must not come from another site. */
  checkOrigin(request: IncomingMessage): void {
    const names = [`127.0.0.1:${this.port}`, `localhost:${this.port}`]
    const { host, origin } = request.headers
    if (!host || !names.includes(host))
      throw new Refusal(403, 'This server answers to 127.0.0.1 and localhost only.')
    const ours = names.map((it) => `http://${it}`)
    if (origin !== undefined && !ours.includes(origin))
      throw new Refusal(403, 'Another site may not use the phone.')
    // A link to us is fine; pictures, scripts and frames of ours in another site are not.
    const { 'sec-fetch-site': site, 'sec-fetch-dest': use } = request.headers
    if (site === 'cross-site' && use !== 'document') {
      throw new Refusal(403, 'Another site may not use the phone.')
    }
  }

  /** `/api` and `/ws`: the token of this run, as a header or, where headers cannot be set, in the address. */
  checkToken(request: IncomingMessage, url: URL): void {
    const header = request.headers['x-phone-token']
    const given = typeof header === 'string' ? header : (url.searchParams.get('token') ?? '')
    const [a, b] = [Buffer.from(given), Buffer.from(this.token)]
    if (a.length !== b.length || !timingSafeEqual(a, b)) {
      throw new Refusal(403, 'The token is missing or belongs to an earlier run. Reload the page.')
    }
  }
}
