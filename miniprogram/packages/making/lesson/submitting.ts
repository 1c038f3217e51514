import * as lesson from '../../../services/lesson'
import type { LessonWork } from '../../../shared/contract/lessonMaking'
import { ask, done, tell } from '../../../ui/ask'
import { type Waiting, busy } from '../../../ui/busy'
import { drafts, letGo } from '../drafting'
import { SUBMIT } from './lesson.view'

/** What the server shows and takes is what is written here; if it is not there yet, that is said. */
export async function saveFirst(page: Waiting, lessonId: string): Promise<boolean> {
  await busy(page, () => drafts.save(lessonId))
  if (drafts.isSaved(lessonId)) return true
  await tell(whyNot(lessonId))
  return false
}

function whyNot(lessonId: string): string {
  const state = drafts.state(lessonId)
  if (state.kind === 'clash') return '两部手机写得不一样。请先在上面选一份'
  if (state.kind === 'refused') return state.sentence
  return '网络不通，写的还在这部手机上。连上网以后，再点一次'
}

/** Asks, and gives the lesson to its reviewers; null when it was not. `reload` shows what stood in the way where it stands. */
export async function submitWork(
  page: Waiting,
  lessonId: string,
  reload: () => Promise<void>,
): Promise<LessonWork | null> {
  if (!(await ask(SUBMIT))) return null
  const revision = drafts.get(lessonId)?.revision ?? 0
  const sent = await busy(
    page,
    () => lesson.submit({ lessonId, revision }),
    async ({ message }) => {
      await reload()
      await tell(message)
      return true
    },
  )
  if (!sent) return null
  letGo(lessonId)
  done('交上去了')
  return sent
}
