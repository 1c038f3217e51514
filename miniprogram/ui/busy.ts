import { CloudError } from '../services/cloud'
import { sentenceOf } from '../shared/contract/errors'
import { tell } from './ask'

/** The part of a page that `busy` needs. */
export interface Waiting {
  data: { busy: boolean }
  setData(data: { busy: boolean }): void
}

/** What a refusal may be answered with by the page itself; true means that it has been dealt with. */
export type OnRefused = (refusal: CloudError) => boolean | Promise<boolean>

/**
 * Runs what a tap asked for. Until it is done a second tap does nothing. This is the one place on the phone where an
 * action's refusal is caught: it shows the sentence, and answers null.
 */
export async function busy<T>(
  page: Waiting,
  work: () => Promise<T>,
  onRefused?: OnRefused,
): Promise<T | null> {
  if (page.data.busy) return null
  page.setData({ busy: true })
  try {
    return await work()
  } catch (error) {
    const refusal = refusalOf(error)
    if (!(await onRefused?.(refusal))) await tell(refusal.message)
    return null
  } finally {
    page.setData({ busy: false })
  }
}

/** Why something could not be read, for the place where it would have stood. Nothing was filled in that could be lost. */
export function whyNotShown(error: unknown): string {
  const refusal = refusalOf(error)
  return refusal.code === 'OFFLINE' ? '网络不通。连上网以后，再试一次' : refusal.message
}

/** Any failure as a sentence. What nobody foresaw is logged, and told as 系统出了点问题. */
export function refusalOf(error: unknown): CloudError {
  if (error instanceof CloudError) return error
  // eslint-disable-next-line no-console -- it reaches WeChat's own log of errors; nothing else on the phone does
  console.error(error)
  return new CloudError('INTERNAL', sentenceOf('INTERNAL'))
}
