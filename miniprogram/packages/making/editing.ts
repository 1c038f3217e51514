import type { LessonDraft } from '../../shared/contract/lessonMaking'
import { dayOf } from '../../shared/kit/time'
import { whyNotShown } from '../../ui/busy'
import { now } from '../../ui/clock'
import type { Face } from '../../ui/faces'
import { pastWords } from '../../ui/words'
import { drafts, openDraft, uploads } from './drafting'
import type { SavedState } from './making'

/** The part of an editor's page that is the same for all. */
interface Editor {
  setData(data: { face?: Face; sentence?: string; saved?: string }): void
  draw(draft: LessonDraft): void
}

/** Opens the draft in an editor and keeps it told; answers what lets go of it. */
export async function openEditor(page: Editor, lessonId: string): Promise<() => void> {
  const tellSaved = () => page.setData({ saved: savedWords(drafts.state(lessonId)) })
  const deaf = drafts.listen((id) => {
    if (id === lessonId) tellSaved()
  })
  const deafToo = uploads.listen(() => redraw(page, lessonId))
  try {
    const { draft } = await openDraft(lessonId)
    page.setData({ face: 'full' })
    tellSaved()
    page.draw(draft)
  } catch (error) {
    page.setData({ face: 'failed', sentence: whyNotShown(error) })
  }
  return () => {
    deaf()
    deafToo()
  }
}

export function redraw(page: Editor, lessonId: string): void {
  const one = drafts.get(lessonId)
  if (one) page.draw(one.draft)
}

/** Changes the draft and shows it. */
export function change(page: Editor, lessonId: string, part: Partial<LessonDraft>): void {
  drafts.edit(lessonId, part)
  redraw(page, lessonId)
}

/** null where it is not open. */
export const draftOf = (lessonId: string): LessonDraft | null => drafts.get(lessonId)?.draft ?? null

/** Where what is written is kept by now; '' before anything was written. */
export function savedWords(state: SavedState): string {
  if (state.kind === 'saved') return `存好了 ${pastWords(state.at, dayOf(now()))}`
  if (state.kind === 'refused') return state.sentence
  return { untouched: '', saving: '正在存…', kept: '先存在这部手机上', clash: '两部手机写得不一样' }[
    state.kind
  ]
}
