import { uploadOf } from '../../shared/rules/lesson/files'
import type { UploadState } from './uploads'

/** A file of the draft: whether it is there, and how far it is. */
export interface FileView {
  state: 'none' | 'there' | 'sending' | 'failed' | 'lost' | 'elsewhere'
  /** 0 to 1. */
  share: number
  /** '正在传 34%'; '' when there is nothing to say. */
  words: string
}

/** How an upload of this phone is; null when this phone knows nothing of it. */
export type StateOf = (upload: string) => UploadState | null

export function fileView(fileId: string, stateOf: StateOf): FileView {
  if (fileId === '') return { state: 'none', share: 0, words: '' }
  const upload = uploadOf(fileId)
  if (upload === null) return { state: 'there', share: 1, words: '' }
  const found = stateOf(upload)
  if (!found)
    return { state: 'elsewhere', share: 0, words: '还在另一部手机上，请用那部手机打开这一课，把它传完' }
  const { state, share } = found
  if (state === 'failed') return { state, share, words: '没有传上去，文件还在手机里' }
  if (state === 'lost') return { state, share, words: '手机里找不到这个文件了，请再选一次' }
  return { state: 'sending', share, words: `正在传 ${Math.round(share * 100)}%` }
}
