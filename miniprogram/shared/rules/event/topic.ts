import type { EventForm } from '../../contract/event'
import { templateOf } from './templates'

/** Same topic within so many days before or after counts as the same once more. */
export const TOPIC_DAYS_BEFORE = 90
export const TOPIC_DAYS_AFTER = 30

const plain = (text: string) => text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '')

/**
 * By what two events on one topic are recognised, without spaces and punctuation: the topic, else the lesson, else the
 * title. '' when there is only the template's own title: every branch has a meeting each month.
 */
export function topicKey({
  kind,
  title,
  topic,
  lesson,
}: Pick<EventForm, 'kind' | 'title' | 'topic' | 'lesson'>): string {
  const named = plain(topic) || plain(lesson?.title ?? '')
  if (named !== '') return named
  return plain(title) === plain(templateOf(kind).title) ? '' : plain(title)
}
