import type { Caller } from '../../framework/caller'
import { networkMode, overTheNet } from '../../network'
import { isRemote, resolveResource } from './resource'

interface Shown {
  /** Called with '' while the phone's net makes one wait. */
  show(address: string): void
  fail(errMsg: string): void
  /** Whether `source` is still what is wanted when it has come. */
  isWanted(): boolean
}

/** Gives the address of a picture, film or sound when the phone's net lets it through. */
export function showSource(source: string, tag: { _$: Caller['_$'] }, { show, fail, isWanted }: Shown): void {
  const address = resolveResource(source, tag)
  if (networkMode() === 'online' || !isRemote(address)) return show(address)
  show('')
  overTheNet().then(
    () => isWanted() && show(address),
    () => isWanted() && fail(`GET ${source} net::ERR_INTERNET_DISCONNECTED`),
  )
}
