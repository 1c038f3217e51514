import { to } from './go'

/** Every way to and between the pages on which lessons are made. */

const page = (name: string) => `/packages/making/${name}/${name}`

export const works = () => to(page('works'))
export const begin = () => to(page('begin'))
export const lesson = (id: string) => to(page('lesson'), { id })
/** In place of this page: back leads to the list. */
export const lessonInstead = (id: string) => wx.redirectTo({ url: `${page('lesson')}?id=${id}` })

export const about = (id: string) => to(page('about'), { id })
export const shelf = (id: string) => to(page('shelf'), { id })
export const media = (id: string) => to(page('media'), { id })
export const captions = (id: string) => to(page('captions'), { id })
export const record = (id: string) => to(page('record'), { id })
/** `at`: the paragraph that is opened at once, counted from 0. */
export const article = (id: string, at?: number) =>
  to(page('article'), at === undefined ? { id } : { id, at: String(at) })
export const slides = (id: string) => to(page('slides'), { id })
export const materials = (id: string) => to(page('materials'), { id })
export const quiz = (id: string) => to(page('questions'), { id })
export const question = (id: string, question: string) => to(page('question'), { id, question })
/** As learners see it; at a second or a paragraph, where one is named. */
export const preview = (id: string, at: { moment?: number; paragraph?: number } = {}) =>
  to(page('preview'), {
    id,
    ...(at.moment === undefined ? {} : { moment: String(at.moment) }),
    ...(at.paragraph === undefined ? {} : { paragraph: String(at.paragraph) }),
  })
