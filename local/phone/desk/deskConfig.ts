import type { PhoneConfig, TestUser } from '../protocol'

/** What the server puts into the page. */
export interface DeskConfig {
  token: string
  /** The mini-program's name. */
  title: string
  users: TestUser[]
  /** Who holds a phone, by phone id, of those that were handed to somebody. */
  holders: Record<string, string>
  location: PhoneConfig['location']
  /** Time of cloud and phones minus the machine's, milliseconds. */
  clockOffset: number
  /** Whether there is a cloud whose clock the desk may set. */
  clockCanBeSet: boolean
}
