import type { EventQuestion } from '../../miniprogram/shared/contract/event'
import type { Context } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'

/**
 * Refuses answers that leave out what is required, or are none of the choices. What was written freely is checked like
 * every text that others read.
 */
export async function checkAnswers(
  ctx: Context,
  questions: readonly EventQuestion[],
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  for (const { id, text, isRequired, choices } of questions) {
    const answer = answers[id]?.trim() ?? ''
    if (answer === '' && isRequired) throw new AppError('EVENT_ANSWER_NEEDED', { question: text })
    if (answer !== '' && choices.length > 0 && !choices.includes(answer))
      throw new AppError('INVALID_INPUT', { field: text })
  }
  const free = questions.filter(({ choices }) => choices.length === 0).map(({ id }) => answers[id] ?? '')
  const written = free.join('\n').trim()
  if (written !== '') await checkText(ctx, '回答', written)
}
