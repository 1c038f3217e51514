import type { Clock, Cloud } from '../../cloud/types'
import type { BuildProblem, FromServer, PhoneConfig, TestUser } from '../protocol'

/** A person one can be, with the identity that WeChat would vouch for. `openid` stays on the server. */
export interface PhoneUser extends TestUser {
  openid: string
}

/** A clock that can be read; the desk offers to set one that can be set. */
export type ServerClock = Pick<Clock, 'now'> &
  Partial<Pick<Clock, 'set' | 'advance' | 'resume'>> & {
    /** Says when somebody else moved it. */
    onMove?(listener: () => void): () => void
  }

/** What a phone uses of a cloud. Without storage there are no files, without openapi nobody is asked for consent. */
export type PhoneCloud = Pick<Cloud, 'invoke'> & { clock: ServerClock } & Partial<
    Pick<Cloud, 'storage' | 'openapi' | 'logs'>
  >

export interface PhoneServerOptions {
  /** Folder of project.config.json. */
  project: string
  /** Port on 127.0.0.1; 0 takes a free one. */
  port: number
  /** null for a mini-program without a cloud: every call is answered with an error. */
  cloud: PhoneCloud | null
  /** At least one; the first is who an unknown phone is. */
  users: readonly PhoneUser[]
  /** Where the phones say they are, gcj02 degrees. */
  location: PhoneConfig['location']
  /** Builds again and reloads the phones when a file changes. */
  watch?: boolean
  /** Told after every build, the first included. */
  onBuild?(build: BuildReport): void
}

export interface BuildReport {
  ok: boolean
  errors: readonly BuildProblem[]
  warnings: readonly BuildProblem[]
  milliseconds: number
}

export type ServerEventName = Extract<FromServer, { kind: 'event' }>['name']

/** `name` is the phone's own, or 'Phone.connected' / 'Phone.disconnected' from the server. */
export type PhoneEventListener = (name: string, params: Record<string, unknown>) => void

export interface PhoneServer {
  /** `http://127.0.0.1:<port>/`, the desk. */
  url: string
  port: number
  /** Address of one phone, as a browser opens it. */
  phoneUrl(phone: string, user?: string): string
  /** Who holds a phone now. */
  holder(phone: string): TestUser
  /** The last build. */
  build(): BuildReport
  /** Builds now, as a change of a file would. */
  rebuild(): Promise<BuildReport>
  /** Shows on the desk what is wrong elsewhere, such as in the functions, beside the mini-program's own errors. */
  showOtherProblems(problems: readonly BuildProblem[]): void
  /** Phones with an open line. */
  phones(): string[]
  /** Asks a phone; rejects when it is not connected, says no, goes away or takes longer than a minute. */
  request(phone: string, method: string, params?: Record<string, unknown>): Promise<unknown>
  /** Hears what a phone says, from before it connects. Returns how to stop. */
  onEvent(phone: string, listener: PhoneEventListener): () => void
  /** Tells every phone. */
  broadcast(name: ServerEventName, params?: Record<string, unknown>): void
  /** Tells every phone what time it is now on the cloud's clock. */
  clockChanged(): void
  close(): Promise<void>
}
