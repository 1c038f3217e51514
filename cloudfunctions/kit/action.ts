import * as z from 'zod'
import { type Reply, sentenceOf } from '../../miniprogram/shared/contract/errors'
import type { ActionName, InputOf, OutputOf } from '../../miniprogram/shared/contract/index'
import type { Role } from '../../miniprogram/shared/contract/roles'
import { AppError } from './appError'
import type { Actor } from './auth'
import type { Db } from './db'
import type { WeChat } from './weChat'
import { logError } from './log'
import { type Target, allows, holdsOver } from './scope'

/** Everything an action may use; it reads neither clock nor environment by itself. */
export interface Context {
  db: Db
  weChat: WeChat
  now: () => number
  actor: Actor
  requestId: string
  /** Only where the actor is remembered: the same with who was read now. */
  reread?: () => Promise<Context>
}

/**
 * Over what the role must hold. `open`: having the role is enough. `own`: the action touches only what belongs to the
 * caller, and sees to it. Otherwise a function names the station or the organisation that the role must hold over; null
 * when there is none such. An organisation given by its path (see `scope.ts`) needs no further read.
 */
export type Scope<I> =
  | 'open'
  | 'own'
  | { station(ctx: Context, input: I): Promise<string | null> }
  | { organization(ctx: Context, input: I): Promise<Target> }

export interface Action<K extends ActionName> {
  /** One role, or all that may: the lowest first, it is the one whom a refusal names. */
  role: Role | readonly Role[]
  scope: Scope<InputOf<K>>
  /** One schema for the input; a field's `.describe()` is its Chinese name, said when it is wrong. */
  input: z.ZodType<InputOf<K>>
  /**
   * The document whose seal `run` proves a remembered caller by, from the input as it came; without it the account is read
   * for every call. Such an action needs no role but `resident`.
   */
  proof?(actor: Actor, raw: unknown): string | null
  run(ctx: Context, input: InputOf<K>): Promise<OutputOf<K>>
}

/** Declares an action. The name ties input and output to the contract; role and scope cannot be left out. */
export const action = <K extends ActionName>(_name: K, definition: Action<K>): Action<K> => definition

/** Says who is missing when a role is: the person to ask, in PRODUCT's words. */
const ROLE_WORDS: Readonly<Record<Role, string>> = {
  resident: '您本人',
  member: '党员本人',
  secretary: '支部书记',
  keeper: '服务站站长',
  lecturer: '讲师',
  reviewer: '审核员',
  committee: '工委',
  district: '区委组织部',
}

/** The roles that an action names; the first is the lowest. */
export const rolesOf = ({ role }: { role: Role | readonly Role[] }): readonly Role[] =>
  typeof role === 'string' ? [role] : role

/** Runs one action for one caller: role, input, scope, then the action itself. Never throws. */
export async function dispatch<K extends ActionName>(
  definition: Action<K>,
  ctx: Context,
  raw: unknown,
): Promise<Reply<OutputOf<K>>> {
  try {
    const roles = rolesOf(definition)
    if (!roles.some((role) => ctx.actor.roles.includes(role))) throw forbidden(roles)
    const input = parse(definition.input, raw)
    if (!(await allows(definition.scope, roles, ctx, input))) throw forbidden(roles)
    return { ok: true, data: await definition.run(ctx, input) }
  } catch (error) {
    return refusal(error, ctx.requestId)
  }
}

/** The one place where an error becomes an answer. What nobody foresaw is logged and shown without its details. */
export function refusal(error: unknown, requestId: string): Reply<never> {
  if (error instanceof AppError)
    return { ok: false, error: { code: error.code, message: error.message, requestId } }
  logError(requestId, error)
  return { ok: false, error: { code: 'INTERNAL', message: sentenceOf('INTERNAL'), requestId } }
}

function parse<I>(schema: z.ZodType<I>, raw: unknown): I {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new AppError('INVALID_INPUT', { field: fieldOf(schema, parsed.error.issues[0]?.path[0]) })
}

function fieldOf(schema: z.ZodType, key: PropertyKey | undefined): string {
  const field =
    schema instanceof z.ZodObject ? (schema.shape[String(key)] as z.ZodType | undefined) : undefined
  return field?.description ?? '填写的内容'
}

/** For actions with a second target: a role of the caller must hold over this organisation as well. */
export async function requireOver(ctx: Context, roles: readonly Role[], target: Target): Promise<void> {
  const grants = ctx.actor.grants.filter(({ role }) => roles.includes(role))
  if (!(await holdsOver(ctx, grants, target))) throw forbidden(roles)
}

const forbidden = ([role = 'district']: readonly Role[]) =>
  new AppError('FORBIDDEN', { who: ROLE_WORDS[role] })
