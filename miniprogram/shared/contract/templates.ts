/**
 * Subscription messages (订阅消息), declared once as data. A district applies for these templates in WeChat's console, with
 * the keywords named here, and puts the ids that it gets into this file; phone and functions both read them from here.
 */
export type TemplateName =
  | 'reservationResult'
  | 'reservationReminder'
  | 'waitlistOffer'
  | 'eventReminder'
  | 'eventChange'
  | 'lessonDue'

/** What of a notice a keyword shows; each template names the matter, its time, its place and what to do. */
export type TemplateField = 'title' | 'when' | 'place' | 'todo'

export interface Template {
  /** As the console gives it. */
  id: string
  /** As the person reads it when asked. */
  name: string
  keywords: Readonly<Record<TemplateField, string>>
}

const KEYWORDS = { title: 'thing1', when: 'time2', place: 'thing3', todo: 'thing4' } as const

export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  reservationResult: { id: 'xhm-reservation-result', name: '预约结果通知', keywords: KEYWORDS },
  reservationReminder: { id: 'xhm-reservation-reminder', name: '预约快到时提醒', keywords: KEYWORDS },
  waitlistOffer: { id: 'xhm-waitlist-offer', name: '候补有位置时通知', keywords: KEYWORDS },
  eventReminder: { id: 'xhm-event-reminder', name: '活动开始前提醒', keywords: KEYWORDS },
  eventChange: { id: 'xhm-event-change', name: '活动有变化时通知', keywords: KEYWORDS },
  lessonDue: { id: 'xhm-lesson-due', name: '学习到期前提醒', keywords: KEYWORDS },
}

export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[]
