import type { Caller } from '../../framework/caller'
import { tempFileUrl } from '../../files/tempFiles'

const ABSOLUTE = /^(https?:|data:|blob:|\/\/)/

/** Where the browser finds what a page names: a file of the mini-program, of the phone, or of the net. */
export function resolveResource(source: string, tag: { _$: Caller['_$'] }): string {
  if (!source) return ''
  const temporary = tempFileUrl(source)
  if (temporary) return temporary
  if (ABSOLUTE.test(source)) return source
  const owner = tag._$.ownerShadowRoot?.getHostNode().is ?? ''
  return `/res${new URL(source, `http://x/${owner}`).pathname}`
}

/** Whether it comes over the net of the phone, and not with the mini-program or from the phone itself. */
export function isRemote(address: string): boolean {
  return /^(https?:)?\/\//.test(address)
}
