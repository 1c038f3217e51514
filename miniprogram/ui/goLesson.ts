import { to } from './go'

/** Every way to and between the pages about lessons. */

const page = (name: string) => `/packages/lesson/${name}/${name}`

export const lessons = () => wx.switchTab({ url: '/pages/lessons/lessons' })
export const lesson = (id: string) => to(page('lesson'), { id })
/** In place of this page: back leads to where the first lesson was chosen. */
export const lessonInstead = (id: string) => wx.redirectTo({ url: `${page('lesson')}?id=${id}` })
export const list = (query: Readonly<Record<string, string>> = {}) => to(page('list'), query)
export const plan = () => to(page('plan'))
export const quiz = (id: string) => to(page('quiz'), { id })
export const done = (id: string) => to(page('done'), { id })
export const doneInstead = (id: string) => wx.redirectTo({ url: `${page('done')}?id=${id}` })

/** The address of a lesson, for a card in a chat. */
export const LESSON_PAGE = page('lesson')
