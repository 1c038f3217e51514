import * as notice from '../services/notice'
import { TEMPLATES, type TemplateName } from '../shared/contract/templates'
import { refusalOf } from './busy'

/** WeChat asks for so many at a time. */
const MOST = 3

/**
 * Lets WeChat ask whether it may remind the person, once for each template. To be called from a tap, before anything is waited
 * for, or WeChat does not ask; after what the person came for, never before it. Answers how many were allowed: the inbox
 * has every notice in any case, so a no, or a broken network, is no failure.
 */
export async function askToRemind(names: readonly TemplateName[]): Promise<number> {
  const wanted = names.slice(0, MOST)
  try {
    const answer: Readonly<Record<string, unknown>> = await wx.requestSubscribeMessage({
      tmplIds: wanted.map((name) => TEMPLATES[name].id),
    })
    const accepted = wanted.filter((name) => answer[TEMPLATES[name].id] === 'accept')
    if (accepted.length > 0) await notice.consent(accepted)
    return accepted.length
  } catch (error) {
    if (!isWeChats(error)) refusalOf(error)
    return 0
  }
}

/** Its main switch is off, or the question was closed. */
const isWeChats = (error: unknown): boolean =>
  /requestSubscribeMessage/.test((error as { errMsg?: string } | null)?.errMsg ?? '')
