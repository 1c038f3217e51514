import type { Entry, Inspector } from '../inspector'
import type { PhoneGlobal } from '../manifest'
import { config } from './config'

/** An entry on the desk: its phone's own, or the mark where the phone was loaded again. */
export type Kept = (Entry & { key: string }) | { kind: 'mark'; key: string; at: number }

const most = 2_000

/**
 * The desk's end of a phone: its inspector while it is loaded, and what happened on it, which outlives a reload.
 * Entries are copied, so that nothing of a window that is gone is kept.
 */
export class PhoneLink {
  private kept: Kept[] = []
  private readonly byKey = new Map<string, Kept>()
  private readonly listeners = new Set<() => void>()
  private current: Inspector | null = null
  private loads = 0
  private told = false

  constructor(private readonly iframe: HTMLIFrameElement) {
    iframe.addEventListener('load', () => this.attach())
  }

  /** null while the phone is not there: it is being loaded, or the server is away. */
  inspector(): Inspector | null {
    return this.current
  }

  entries(): readonly Kept[] {
    return this.kept
  }

  clear(wanted: (entry: Kept) => boolean): void {
    this.kept = this.kept.filter((it) => !wanted(it))
    this.tell()
  }

  /** Hears, at most once a frame, that entries have come or changed, or that the phone was loaded. */
  onChange(listener: () => void): void {
    this.listeners.add(listener)
  }

  private attach(): void {
    this.current = inspectorIn(this.iframe)
    if (!this.current) return
    const load = ++this.loads
    if (load > 1) this.keep({ kind: 'mark', key: `${load}`, at: Date.now() + config.clockOffset })
    for (const entry of this.current.entries()) this.take(load, entry)
    this.current.listen((entry) => this.take(load, entry))
    this.tell()
  }

  private take(load: number, entry: Entry): void {
    if (load !== this.loads) return
    const key = `${load}.${entry.id}`
    const known = this.byKey.get(key)
    if (!known) return this.keep({ ...entry, key })
    Object.assign(known, entry)
    this.tell()
  }

  private keep(entry: Kept): void {
    this.kept.push(entry)
    this.byKey.set(entry.key, entry)
    if (this.kept.length > most + 200) this.kept = this.kept.slice(-most)
    if (this.byKey.size > 2 * most) this.forget()
    this.tell()
  }

  private forget(): void {
    this.byKey.clear()
    for (const entry of this.kept) this.byKey.set(entry.key, entry)
  }

  private tell(): void {
    if (this.told) return
    this.told = true
    requestAnimationFrame(() => {
      this.told = false
      for (const listener of this.listeners) listener()
    })
  }
}

/** A page of an error of the browser is of another origin, and has none. */
function inspectorIn(iframe: HTMLIFrameElement): Inspector | null {
  try {
    const phone = (iframe.contentWindow as (Window & { __phone?: PhoneGlobal }) | null)?.__phone
    return phone?.inspector ?? null
  } catch {
    return null
  }
}
