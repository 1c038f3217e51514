import { pinyin } from 'pinyin-pro'
import type { Spelling } from '../member/public'

const read = (name: string, pattern: 'pinyin' | 'first'): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head', pattern, v: true }).join('')

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** How a name sounds; surnames are read as surnames (单 shan, 曾 zeng). Used when a line is written, never to search. */
export const spellingOf = (name: string): Spelling => ({
  pinyin: plain(read(name, 'pinyin')),
  initials: plain(read(name, 'first')),
})
