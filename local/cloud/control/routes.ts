import type { Cloud, CheckRule, FaultOrder } from '../types'
import type { Control } from './control'
import { instantIn, lastOf, textIn, type Ask } from './ask'
import { Refusal } from './http'
import { collections, documents, files } from './lookups'

export type Route = (ask: Ask) => unknown

/** Every request that is answered with JSON. */
export const routes: Readonly<Record<string, Route>> = {
  'GET /control/': ({ cloud, control }) => ({
    url: cloud.url,
    now: cloud.clock.now(),
    frozen: control.options.clock.frozen,
    collections: collections(control),
    files: control.options.services.storage.files.list().length,
  }),

  'GET /control/clock': ({ cloud, control }) => clockState(cloud, control),
  'POST /control/clock': moveClock,

  'GET /control/faults': ({ cloud }) => cloud.faults.list(),
  'POST /control/faults': ({ cloud, body }) => cloud.faults.add(body as unknown as FaultOrder),
  'DELETE /control/faults': ({ cloud }) => done(cloud.faults.clear()),

  'POST /control/reset': async ({ cloud }) => done(await cloud.reset()),
  'POST /control/export': async ({ cloud, body }) => done(await cloud.exportTo(textIn(body, 'folder'))),
  'POST /control/import-folder': async ({ cloud, body }) =>
    done(await cloud.importFrom(textIn(body, 'folder'))),

  'GET /control/collections': ({ control }) => collections(control),
  'GET /control/documents': documents,
  'GET /control/files': files,

  'POST /control/invoke': invoke,
  'GET /control/invocations': ({ cloud, query }) => lastOf(cloud.invocations(), query, 'function'),
  'GET /control/logs': ({ control, query }) =>
    lastOf(control.options.logs.list(), query, 'requestId', 'function'),
  'GET /control/requests': ({ cloud, query }) => lastOf(cloud.requests(), query, 'action', 'invocationId'),

  'GET /control/messages': ({ cloud, query }) => lastOf(cloud.openapi.sent(), query, 'openid', 'templateId'),
  'GET /control/consents': ({ cloud, query }) =>
    lastOf(cloud.openapi.consents(), query, 'openid', 'templateId'),
  'POST /control/consents': grant,
  'GET /control/openapi': ({ cloud, query }) => lastOf(cloud.openapi.calls(), query, 'api', 'function'),
  'GET /control/rules': ({ cloud }) => cloud.openapi.rules(),
  'PUT /control/rules': setRules,
  'GET /control/media-checks': ({ cloud }) => cloud.openapi.mediaChecks(),
  'POST /control/phone-codes': ({ cloud, body }) => ({
    code: cloud.openapi.issuePhoneCode(textIn(body, 'phoneNumber')),
  }),

  'GET /control/timers': ({ cloud }) => cloud.timers.list(),
  'GET /control/timers/runs': ({ cloud, query }) => lastOf(cloud.timers.history(), query, 'function', 'name'),
  'POST /control/timers/run': runTimer,
}

const done = (_nothing: void): object => ({})

const clockState = ({ clock }: Cloud, control: Control): object => ({
  now: clock.now(),
  frozen: control.options.clock.frozen,
})

/** `{set}`, `{advance}` (which fires the timers that are due and waits for them), `{freeze}` or `{unfreeze: true}`. */
async function moveClock({ cloud, control, body }: Ask): Promise<object> {
  const { set, advance, freeze, unfreeze } = body
  if (freeze !== undefined) cloud.clock.freeze(freeze === true ? cloud.clock.now() : instantIn(freeze))
  if (unfreeze === true) cloud.clock.resume()
  if (set !== undefined) cloud.clock.set(instantIn(set))
  if (advance !== undefined) {
    if (typeof advance !== 'number' || !(advance >= 0))
      throw new Refusal(400, 'advance must be milliseconds.')
    await cloud.advance(advance)
  }
  return clockState(cloud, control)
}

async function invoke({ cloud, body }: Ask): Promise<object> {
  const { openid = 'oLocal', appid = 'wxLocal' } = (body['caller'] ?? {}) as Record<string, string>
  try {
    return await cloud.invoke(textIn(body, 'name'), body['event'] ?? {}, { openid, appid })
  } catch (error) {
    const { errCode, errMsg, requestID } = error as { errCode?: number; errMsg?: string; requestID?: string }
    if (errCode === undefined) throw error
    return { error: { errCode, errMsg }, requestId: requestID }
  }
}

async function grant({ cloud, body }: Ask): Promise<object> {
  const { count = 1 } = body
  if (typeof count !== 'number' || !Number.isInteger(count))
    throw new Refusal(400, 'count must be an integer.')
  return done(await cloud.openapi.grant(textIn(body, 'openid'), textIn(body, 'templateId'), count))
}

async function setRules({ cloud, body }: Ask): Promise<object> {
  const rules = body['rules']
  const isRight = (rule: Partial<CheckRule>): boolean =>
    ['text', 'media'].includes(String(rule.kind)) &&
    ['pass', 'review', 'risky'].includes(String(rule.suggest)) &&
    typeof rule.match === 'string' &&
    typeof rule.label === 'number'
  if (!Array.isArray(rules) || !rules.every(isRight)) {
    throw new Refusal(
      400,
      'rules must be a list of {kind: text|media, match, suggest: pass|review|risky, label}.',
    )
  }
  return done(await cloud.openapi.setRules(rules as CheckRule[]))
}

async function runTimer({ cloud, body }: Ask): Promise<object> {
  const isThere = await cloud.timers.run(textIn(body, 'function'), textIn(body, 'name'))
  if (!isThere) throw new Refusal(404, 'There is no such timer.')
  return {}
}
