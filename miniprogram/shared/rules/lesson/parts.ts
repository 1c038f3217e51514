import type { DraftSection, LessonDraft, LessonProblem } from '../../contract/lessonMaking'

/** Words of a draft with the name of where they stand: what a check says of them is said there. */
export interface DraftPart {
  section: DraftSection
  /** '正文第 3 段' */
  name: string
  text: string
}

/** Captions are one long text; it is looked at in pieces of so many characters. */
const PIECE = 1_500

/** Every part that has words, in the order of the lesson. */
export function partsOf(draft: LessonDraft): DraftPart[] {
  const { title, intro, lecturer, theme, captions, blocks, slides, materials } = draft
  const part = (section: DraftSection, name: string, text: string): DraftPart => ({ section, name, text })
  return [
    part('about', '标题', title),
    part('about', '简介', intro),
    part('about', '讲师', lecturer),
    part('shelf', '主题', theme),
    ...blocks.map(({ text }, at) => part('article', `正文第 ${at + 1} 段`, text)),
    ...slides.map(({ text }, at) => part('slides', `第 ${at + 1} 张图的说明`, text)),
    ...pieces(spoken(captions)).map((text) => part('captions', '字幕', text)),
    ...materials.map(({ name }, at) => part('materials', `资料 ${at + 1} 的名字`, name)),
    ...draft.questions.map((one, at) =>
      part('quiz', `小测第 ${at + 1} 题`, [one.text, ...one.options.map((o) => o.text), one.why].join('\n')),
    ),
  ].filter(({ text }) => text.trim() !== '')
}

/** Captions without their times. */
const spoken = (captions: string): string => captions.replace(/^[\d:.,\s>-]+$/gm, '')

function pieces(text: string): string[] {
  const found: string[] = []
  for (let from = 0; from < text.length; from += PIECE) found.push(text.slice(from, from + PIECE))
  return found
}

/** Parts together, as many as fit into one look: `most` characters with a line between them. */
export function groupsOf(parts: readonly DraftPart[], most: number): DraftPart[][] {
  const groups: DraftPart[][] = []
  let length = 0
  for (const part of parts) {
    const last = groups[groups.length - 1]
    const longer = length + part.text.length + 1
    if (last && longer <= most) {
      last.push(part)
      length = longer
    } else {
      groups.push([part])
      length = part.text.length
    }
  }
  return groups
}

/** What of the last check still stands: whoever changed the words, or took the picture out, has done what was asked. */
export function openProblems(problems: readonly LessonProblem[], draft: LessonDraft): LessonProblem[] {
  const words = new Set(partsOf(draft).map(({ section, text }) => `${section} ${text}`))
  const files = new Set([
    draft.fileId,
    ...draft.blocks.map(({ fileId }) => fileId),
    ...draft.slides.map(({ fileId }) => fileId),
    ...draft.materials.map(({ fileId }) => fileId),
  ])
  return problems.filter(({ section, what }) => words.has(`${section} ${what}`) || files.has(what))
}
