import { unzipSync } from 'fflate'
import type { MaterialKind } from '../../miniprogram/shared/rules/event/material'
import { PICTURE_BYTES } from '../../miniprogram/shared/rules/pictures'

/** What people would read and see in a file. */
export interface Inside {
  text: string
  pictures: { bytes: Buffer; type: 'image/jpeg' | 'image/png' }[]
}

const NOTHING: Inside = { text: '', pictures: [] }

/** Parts with words, by what a file is. */
const WORDS: Partial<Record<MaterialKind, RegExp>> = {
  docx: /^word\/(document|header\d*|footer\d*|footnotes)\.xml$/,
  pptx: /^ppt\/(slides|notesSlides)\/[\w-]+\.xml$/,
  xlsx: /^xl\/(sharedStrings|worksheets\/[\w-]+)\.xml$/,
}
const PICTURE = /\/media\/[^/]+\.(jpe?g|png)$/i

/** Unpacked, no part may be larger than this, nor all of them together: some archives are made to fill a memory. */
const MOST_BYTES = 40 * 1024 * 1024

/** Words and pictures of an Office file of today; nothing of others, and of what cannot be unpacked. */
export function insideOf(bytes: Buffer, kind: MaterialKind): Inside {
  const words = WORDS[kind]
  if (!words) return NOTHING
  const parts = Object.entries(unpacked(bytes, words))
  const text = parts
    .filter(([name]) => words.test(name))
    .map(([, part]) => plain(Buffer.from(part).toString('utf8')))
  const pictures = parts
    .filter(([name]) => PICTURE.test(name))
    .map(([name, part]) => ({ bytes: Buffer.from(part), type: typeOf(name) }))
  return { text: text.join('\n').trim(), pictures }
}

function unpacked(bytes: Buffer, words: RegExp): Record<string, Uint8Array> {
  let left = MOST_BYTES
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isWanted = words.test(name) || (PICTURE.test(name) && originalSize <= PICTURE_BYTES)
        if (isWanted) left -= originalSize
        return isWanted && left >= 0
      },
    })
  } catch {
    return {}
  }
}

const typeOf = (name: string) => (/png$/i.test(name) ? ('image/png' as const) : ('image/jpeg' as const))

/** What stands between the tags. */
const plain = (xml: string): string =>
  xml
    .replace(/<\/(w:p|a:p|si|row)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: keyof typeof SIGNS) => SIGNS[name])

const SIGNS = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" } as const
