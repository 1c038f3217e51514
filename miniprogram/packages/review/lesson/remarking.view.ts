import { whereWords } from '../../../components/x-lesson-history/history.view'
import type { LessonContent } from '../../../shared/contract/lesson'

/** What a remark is about: a moment in seconds, a paragraph from 0, or the whole. */
export interface About {
  moment: number | null
  paragraph: number | null
}

export const THE_WHOLE: About = { moment: null, paragraph: null }

/** '0:42 处', '第 3 段', '整课' */
export const aboutWords = ({ moment, paragraph }: About): string => whereWords(moment, paragraph) || '整课'

/** What the button says, and what an article asks for first. */
export function remarkWords(content: LessonContent | null, picked: number): { label: string; hint: string } {
  if (content?.media !== 'article') return { label: '在这里说一句', hint: '看到哪里要改，就停在那里说' }
  if (picked >= 0) return { label: `在第 ${picked + 1} 段说一句`, hint: '' }
  return { label: '对整课说一句', hint: '要说哪一段，先在上面点那一段' }
}

/** Where the player is, or what was tapped of an article. */
export function aboutOf(content: LessonContent | null, here: number, picked: number): About {
  if (content?.media !== 'article') return { moment: Math.floor(here), paragraph: null }
  return picked >= 0 ? { moment: null, paragraph: picked } : THE_WHOLE
}
