import { to } from './go'

/** Every way to and between the pages where lessons are judged and study plans are made. */

const page = (name: string) => `/packages/review/${name}/${name}`

export const desk = () => to(page('desk'))
export const lesson = (lessonId: string) => to(page('lesson'), { lessonId })
/** What is done to a lesson, with its reason. */
export const decide = (lessonId: string, deed: string) => to(page('decide'), { lessonId, deed })
/** How a published lesson does; for its author as well. */
export const figures = (lessonId: string) => to(page('figures'), { lessonId })
export const plans = (organizationId = '') => to(page('plans'), organizationId ? { organizationId } : {})
/** An empty plan without its id. */
export const plan = (organizationId: string, planId = '') =>
  to(page('plan'), planId ? { organizationId, planId } : { organizationId })
