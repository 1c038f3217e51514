import type { LessonDraft, LessonProblem } from '../../../shared/contract/lessonMaking'
import { paragraphsOf } from '../../../shared/rules/lesson/article'
import { uploadOf } from '../../../shared/rules/lesson/files'
import { openProblems } from '../../../shared/rules/lesson/parts'
import { type FileView, type StateOf, fileView } from '../files.view'

export type Block = LessonDraft['blocks'][number]

/** As much as a lesson holds. */
export const MOST_BLOCKS = 120
/** Pasted in one piece, before it is made into paragraphs. */
export const LONGEST_PASTE = 20_000

export interface BlockItem {
  key: string
  at: number
  kind: Block['kind']
  text: string
  /** What an image tag takes; '' while that is not known. */
  src: string
  file: FileView
  wrong: string
  isOpen: boolean
  /** '第 3 段' */
  name: string
  spoken: string
}

const KIND_WORDS: Readonly<Record<Block['kind'], string>> = {
  text: '段',
  heading: '段（小标题）',
  picture: '段（图片）',
}

export interface Shown {
  /** Which one is being written; -1 for none. */
  open: number
  sourceOf(fileId: string): string
  stateOf: StateOf
  problems: readonly LessonProblem[]
}

export function blockItems(draft: LessonDraft, { open, sourceOf, stateOf, problems }: Shown): BlockItem[] {
  const standing = openProblems(problems, draft).filter(({ section }) => section === 'article')
  return draft.blocks.map(({ kind, text, fileId }, at) => {
    const name = `第 ${at + 1} ${KIND_WORDS[kind]}`
    const wrong = standing.find(({ what }) => what === text || what === fileId)?.sentence ?? ''
    return {
      ...{ key: `${at}:${fileId ?? ''}`, at, kind, text, name, wrong, isOpen: at === open },
      src: fileId === null ? '' : sourceOf(fileId),
      file: fileView(fileId ?? '', stateOf),
      spoken: [name, text, wrong, '点一下就能改'].filter((word) => word !== '').join('，'),
    }
  })
}

/** A new one after `at`; at the end where `at` is -1. Answers where it stands. */
export function withNew(
  blocks: readonly Block[],
  at: number,
  fresh: readonly Block[],
): { blocks: Block[]; at: number } {
  const place = at < 0 ? blocks.length : at + 1
  return { blocks: [...blocks.slice(0, place), ...fresh, ...blocks.slice(place)], at: place }
}

export const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, index) => index !== at)

/** One place up (-1) or down (1); at the edge it stays. */
export function moved<T>(items: readonly T[], at: number, by: -1 | 1): T[] {
  const list = [...items]
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return list
  ;[list[at], list[at + by]] = [other, one]
  return list
}

/** What was written in one piece becomes paragraphs; an empty one goes, a picture stays with no words. */
export function tidied(blocks: readonly Block[], at: number): Block[] {
  const one = blocks[at]
  if (!one || one.kind === 'picture') return [...blocks]
  const parts = paragraphsOf(one.text)
  const fresh = parts.map((text, index): Block => ({ ...one, kind: index === 0 ? one.kind : 'text', text }))
  return [...blocks.slice(0, at), ...fresh, ...blocks.slice(at + 1)].slice(0, MOST_BLOCKS)
}

/** Whether it is still on its way from this phone or another. */
export const isComing = (fileId: string | null): boolean => fileId !== null && uploadOf(fileId) !== null
