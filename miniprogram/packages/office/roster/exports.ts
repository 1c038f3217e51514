import { CloudError } from '../../../services/cloud'
import * as roster from '../../../services/roster'
import { newRequestId } from '../../../shared/kit/ids'
import type { Instant } from '../../../shared/kit/time'
import { now } from '../../../ui/clock'

/** Which export of an organisation was begun on this phone and not opened yet. */
interface Begun {
  requestId: string
  at: Instant
}

/** The server keeps what it has for a day. */
const GONE_ON_WITH_MS = 20 * 60 * 60 * 1_000

const keyOf = (organizationId: string): string => `export:${organizationId}`

function begun(organizationId: string): Begun | null {
  const stored = wx.getStorageSync<Begun | ''>(keyOf(organizationId))
  return stored && now() - stored.at < GONE_ON_WITH_MS ? stored : null
}

export const isUnfinished = (organizationId: string): boolean => begun(organizationId) !== null

/** The file is open, or will not come: the next export is a new one. */
export const forgetExport = (organizationId: string): void => wx.removeStorageSync(keyOf(organizationId))

/**
 * Steps until the file is in cloud storage, and answers its id. One that a lost network or a closed page cut short is
 * gone on with; after any other refusal, trying again means beginning anew.
 */
export async function exportAll(
  organizationId: string,
  onProgress: (share: number) => void,
): Promise<string> {
  const { requestId } = begun(organizationId) ?? { requestId: newRequestId() }
  wx.setStorageSync(keyOf(organizationId), { requestId, at: now() } satisfies Begun)
  try {
    return await roster.runExport({ organizationId, requestId }, onProgress)
  } catch (error) {
    if (!(error instanceof CloudError && error.code === 'OFFLINE')) forgetExport(organizationId)
    throw error
  }
}
