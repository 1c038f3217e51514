import type { IncomingMessage } from 'node:http'
import type { Cloud } from '../../cloud/types'
import type { FunctionLinesReply, MessagesReply } from '../protocol'
import { checkPhoneId, type People } from './people'

interface MessageWorld {
  cloud: { openapi?: Pick<Cloud['openapi'], 'sent' | 'consents'>; logs?: Cloud['logs'] } | null
  people: People
}

/** `GET /api/messages?phone=a`: what the holder of a phone was sent, newest first, and may still be sent. */
export function messagesOf(_request: IncomingMessage, url: URL, world: MessageWorld): Promise<MessagesReply> {
  const { openid } = world.people.holderOf(checkPhoneId(url.searchParams.get('phone')))
  const { openapi } = world.cloud ?? {}
  const mine = <T extends { openid: string }>(all: readonly T[] = []): T[] =>
    all.filter((it) => it.openid === openid)
  return Promise.resolve({
    messages: mine(openapi?.sent())
      .map(({ msgid, templateId, page, data, at }) => ({ id: msgid, templateId, page, data, at }))
      .reverse(),
    consents: mine(openapi?.consents()).map(({ templateId, count }) => ({ templateId, count })),
  })
}

/** `GET /api/lines?request=…`: what a function printed during one call. */
export function linesOf(
  _request: IncomingMessage,
  url: URL,
  world: MessageWorld,
): Promise<FunctionLinesReply> {
  const lines = world.cloud?.logs?.(url.searchParams.get('request') ?? '') ?? []
  return Promise.resolve({ lines: lines.map(({ level, text, at }) => ({ level, text, at })) })
}
