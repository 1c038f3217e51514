import type { LessonContent, LessonMaterial } from '../../miniprogram/shared/contract/lesson'
import type { LessonDraft } from '../../miniprogram/shared/contract/lessonMaking'
import { timed } from '../../miniprogram/shared/rules/lesson/article'
import { cuesOf } from '../../miniprogram/shared/rules/lesson/captions'
import type { Context } from '../kit/action'

type Addresses = ReadonlyMap<string, string>
type Using = Pick<Context, 'weChat'>

/** What a learner sees and hears, with addresses that hold for some hours. Questions are not part of it. */
export async function contentOf({ weChat }: Using, draft: LessonDraft): Promise<LessonContent> {
  const addresses = await weChat.addressesOf(filesOf(draft))
  const url = addresses.get(draft.fileId) ?? ''
  if (draft.media === 'video' || draft.media === 'audio')
    return { media: draft.media, url, cues: cuesOf(draft.captions) }
  return draft.media === 'slides'
    ? { media: 'slides', url, slides: slidesOf(draft, addresses) }
    : { media: 'article', blocks: blocksOf(draft, addresses) }
}

const filesOf = ({ media, fileId, blocks, slides }: LessonDraft): string[] => {
  if (media === 'article') return blocks.flatMap((one) => (one.fileId ? [one.fileId] : []))
  return [fileId, ...(media === 'slides' ? slides.map((one) => one.fileId) : [])].filter((id) => id !== '')
}

/** Each until the next one begins, the last to the end. */
const slidesOf = ({ slides, seconds }: LessonDraft, addresses: Addresses) =>
  slides.map(({ fileId, text, from }, index) => ({
    ...{ url: addresses.get(fileId) ?? '', text, from },
    to: slides[index + 1]?.from ?? seconds,
  }))

const blocksOf = ({ blocks }: LessonDraft, addresses: Addresses) =>
  timed(blocks).map(({ kind, text, fileId, from, to }) => ({
    ...{ kind, text, from, to },
    url: fileId === null ? null : (addresses.get(fileId) ?? null),
  }))

export async function materialsOf({ weChat }: Using, { materials }: LessonDraft): Promise<LessonMaterial[]> {
  const addresses = await weChat.addressesOf(materials.map(({ fileId }) => fileId))
  return materials.flatMap(({ name, fileId, bytes }) => {
    const url = addresses.get(fileId)
    return url === undefined ? [] : [{ name, url, bytes }]
  })
}
