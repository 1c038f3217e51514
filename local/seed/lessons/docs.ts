import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '../../../cloudfunctions/kit/digest'
import type { LessonDoc, VersionDoc } from '../../../cloudfunctions/lesson/docs'
import { versionDoc } from '../../../cloudfunctions/lesson/draft'
import { published } from '../../../cloudfunctions/lesson/review'
import type { DraftQuestion, LessonDraft } from '../../../miniprogram/shared/contract/lessonMaking'
import { articleSeconds } from '../../../miniprogram/shared/rules/lesson/article'
import { cuesOf } from '../../../miniprogram/shared/rules/lesson/captions'
import { keptPath } from '../../../miniprogram/shared/rules/pictures'
import { fileIdOf } from '../../cloud/storage/fileId'
import { district } from '../organizations'
import type { LessonRow, QuizRow } from './content/index'
import { mediaFiles } from './media'

export const FILES = join(__dirname, 'files')
const DAY_MS = 24 * 60 * 60_000

/** Where a media file of the demo stands in the storage. */
export const storedAt = (name: string): string =>
  name.endsWith('.jpg') ? keptPath('lesson', digest('demo', name)) : `lessons/demo-${name}`

export const lessonId = (number: number): string => `l_demo_${String(number).padStart(3, '0')}`

const question = ({ ask, options, right, why }: QuizRow, index: number): DraftQuestion => ({
  id: `q${index}`,
  kind: right.length > 1 ? 'multiple' : options.length === 2 ? 'trueFalse' : 'single',
  text: ask,
  options: options.map((text, option) => ({ id: `q${index}o${option}`, text })),
  rightIds: right.map((option) => `q${index}o${option}`),
  why,
})

/** Most lessons with questions ask two of them; both must be right. */
const ASKED = 2

function draftOf(row: LessonRow, number: number): LessonDraft {
  const { title, category, theme, media, level, kind, lecturer } = row
  return {
    ...{ title, category, theme, media, level, kind, lecturer, intro: row.sentences[0] ?? '' },
    ...{ skip: kind === 'required' ? 'afterFirst' : 'free', materials: [] },
    ...{ questions: row.quiz.map(question), asked: row.quiz.length > 0 ? ASKED : 0 },
    pass: row.quiz.length > 0 ? ASKED : 0,
    ...(media === 'article' ? articleOf(row) : recordedOf(row, number)),
  }
}

type Content = Pick<LessonDraft, 'seconds' | 'fileId' | 'captions' | 'blocks' | 'slides'>

function articleOf({ title, sentences }: LessonRow): Content {
  const words = sentences.map((text) => ({ kind: 'text' as const, text, fileId: null }))
  const blocks = [{ kind: 'heading' as const, text: title, fileId: null }, ...words]
  return { seconds: articleSeconds(blocks), fileId: '', captions: '', blocks, slides: [] }
}

function recordedOf(row: LessonRow, number: number): Content {
  const names = mediaFiles(row, number)
  const captions = readFileSync(join(FILES, names.captions), 'utf8')
  const cues = cuesOf(captions)
  const slides = names.slides.map((name, index) => ({
    fileId: fileIdOf(storedAt(name)),
    ...{ text: row.sentences[index] ?? '', from: cues[index]?.from ?? 0 },
  }))
  const seconds = Math.floor(cues[cues.length - 1]?.to ?? 0)
  return { seconds, fileId: fileIdOf(storedAt(names.main)), captions, blocks: [], slides }
}

/** One published lesson; a day and a half lie between one and the next. */
export function lessonDocs(
  row: LessonRow,
  number: number,
  now: number,
): { lesson: LessonDoc; version: VersionDoc } {
  const id = lessonId(number)
  const at = now - DAY_MS - ((number * 53) % 120) * 1.5 * DAY_MS
  const version = versionDoc(id, 1, draftOf(row, number))
  const made = { at, byName: row.lecturer, to: 'published' as const, version: 1, why: '' }
  const lesson = {
    ...{ _id: id, organizationId: district._id, organizationName: district.name, path: district.path },
    ...{ authorId: 'm_lecturer', authorName: '宋国栋', updatedAt: at, steps: [made] },
    ...published({ now: () => at }, id, version),
  } as LessonDoc
  return { lesson, version }
}
