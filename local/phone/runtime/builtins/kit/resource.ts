import type { Caller } from '../../framework/caller'
import { cloudFileUrl } from '../../files/cloudFiles'
import { fileUrl } from '../../files/fileStore'
import { standInFor } from './standIns'

const ABSOLUTE = /^(https?:|data:|blob:|\/\/)/

/** Where the browser finds what a page names: a file of the mini-program, of the phone, of the cloud, or of the net. */
export function resolveResource(source: string, tag: { _$: Caller['_$'] }): string {
  const known = addressOf(source)
  if (known !== undefined) return known
  const owner = tag._$.ownerShadowRoot?.getHostNode().is ?? ''
  return packageUrl(source, owner)
}

/** The same for what does not depend on who names it; a path of the mini-program is taken from its root. */
export function addressOf(source: string): string | undefined {
  if (!source) return ''
  if (source.startsWith('cloud://')) return cloudFileUrl(source)
  const kept = fileUrl(source)
  if (kept) return kept
  return ABSOLUTE.test(source) ? (standInFor(source) ?? source) : undefined
}

/** A file of the mini-program's own. */
export function packageUrl(source: string, owner = ''): string {
  return `/res${new URL(source, `http://x/${owner}`).pathname}`
}

/** Whether it comes over the net of the phone, and not with the mini-program or from the phone itself. */
export function isRemote(address: string): boolean {
  return /^(https?:)?\/\//.test(address) || address.startsWith('/api/file')
}
