import { AppError } from '../kit/appError'
import type { EditResult } from '../station/public'

/** What an edit left, or the sentence that says why there is nothing. */
export function settled<T>(result: EditResult<T>, what: string): T {
  if (result.kind === 'missing') throw new AppError('NOT_FOUND', { what })
  if (result.kind === 'stale') throw new AppError('EDIT_STALE')
  return result.doc
}
