import type { IncomingMessage } from 'node:http'
import type { Cloud } from '../../cloud/types'
import { readBody, Refusal } from './http'
import { checkPhoneId, type People } from './people'

interface ConsentWorld {
  cloud: { openapi?: Pick<Cloud['openapi'], 'grant' | 'issuePhoneCode'> } | null
  people: People
}

/** Which messages the holder of a phone allows: one more of each template. */
export async function grantMessages(
  request: IncomingMessage,
  _url: URL,
  world: ConsentWorld,
): Promise<object> {
  const { phone, templates } = await readBody(request)
  const { openid } = world.people.holderOf(checkPhoneId(phone))
  if (!Array.isArray(templates)) throw new Refusal(400, 'The templates have to be a list.')
  for (const template of templates) await world.cloud?.openapi?.grant(openid, String(template))
  return { granted: templates.length }
}

/** A code for the holder's number, which a function may turn into the number, once. */
export async function phoneCode(request: IncomingMessage, _url: URL, world: ConsentWorld): Promise<object> {
  const { phone } = await readBody(request)
  const { openid } = world.people.holderOf(checkPhoneId(phone))
  const code = world.cloud?.openapi?.issuePhoneCode(numberOf(openid))
  return { code: code ?? `phone-${Date.now()}` }
}

/** Everybody has a number of their own, always the same; nobody real has one that begins like this. */
function numberOf(openid: string): string {
  const sum = [...openid].reduce((n, letter) => (n * 31 + letter.charCodeAt(0)) % 1e8, 7)
  return `199${String(sum).padStart(8, '0')}`
}
