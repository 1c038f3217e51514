import * as z from 'zod'
import type { Signup, SignUpInput } from '../../miniprogram/shared/contract/event'
import { refuseSignUp } from '../../miniprogram/shared/rules/event/window'
import { MOST_WAITING } from '../../miniprogram/shared/rules/event/form'
import { checkAnswers } from './answers'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { checkText } from '../kit/checkText'
import { digest } from '../kit/digest'
import { answers, companions, eventId, requestId } from './fields'
import { eventOf, rollOf } from './find'
import type { RollDoc } from './eventDoc'
import { type Person, caller } from './people'
import { type Wish, rolls, signups } from './rolls'
import { signupOf } from './view'
import { takeHours } from './weeks'

const input = z.object({
  ...{ eventId, companions, answers, requestId },
  name: z.string().trim().min(2).max(20).optional().describe('姓名（2 到 20 个字）'),
}) satisfies z.ZodType<SignUpInput>

/**
 * Four database requests where there is room: who asks, their line of the roster, the one write that decides, and the
 * person's week.
 */
export const signUp = action('event.signUp', {
  role: 'resident',
  scope: 'own',
  input,
  async run(ctx, request): Promise<Signup> {
    const me = await caller(ctx)
    const name = await nameOf(ctx, me, request.name)
    return join(ctx, request, { ...me, name }, { byName: '', keys: me.keys })
  },
})

/** What a resident wants to be called is shown at the door, and so is checked. */
async function nameOf(ctx: Context, me: Person, told: string | undefined): Promise<string> {
  if (me.name !== null) return me.name
  if (told === undefined) throw new AppError('EVENT_NAME_NEEDED')
  await checkText(ctx, '姓名', told)
  return told
}

type Named = Person & { name: string }

/** Puts a person into the line. Who stands in it already gets the same answer. */
export async function join(
  ctx: Context,
  request: SignUpInput,
  person: Named,
  how: { byName: string; keys: readonly string[] | null },
): Promise<Signup> {
  const asks = Object.keys(request.answers).length > 0
  if (asks) await checkAnswers(ctx, (await eventOf(ctx.db, request.eventId)).form.questions, request.answers)
  const wish = wishOf(ctx, request, person, { ...how, asks })
  const signup = await place(ctx, request.eventId, wish)
  if (signup.status === 'in') await takeHours(ctx, request.eventId, person.personId)
  if (asks) await signups(ctx.db).put(request.eventId, person.personId, request.answers)
  return signup
}

/** How often the line may change under our hands before we say that it is busy. */
const TURNS = 3

async function place(ctx: Context, eventId: string, first: Wish): Promise<Signup> {
  const { personId, entry } = first
  let wish = first
  for (let turn = 0; turn < TURNS; turn++) {
    if (await rolls(ctx.db).takeSeat(eventId, wish)) return seated(eventId, wish)
    if (await rolls(ctx.db).joinLine(eventId, wish))
      return signupOf(await rollFor(ctx, eventId, personId), personId, ctx.now())
    const roll = await rollOf(ctx.db, eventId)
    if (roll.line.includes(personId) || roll.entries[personId]?.key === entry.key)
      return signupOf(roll, personId, ctx.now())
    await explain(ctx, roll, wish)
    wish = { ...wish, asks: roll.asks }
  }
  throw new AppError('BUSY')
}

/** As many people as places are asked for: nobody brings anybody, and the order says all that there is to know. */
async function rollFor(ctx: Context, eventId: string, personId: string): Promise<RollDoc> {
  const roll = await rolls(ctx.db).line(eventId, personId)
  const own = roll?.entries[personId]
  if (!roll || !own || roll.capacity - roll.left !== roll.line.length) return rollOf(ctx.db, eventId)
  return { ...roll, entries: Object.fromEntries(roll.line.map((id) => [id, own])) }
}

/** The write went through on the condition that all before and these have room: nothing more has to be read. */
const seated = (eventId: string, { entry }: Wish): Signup => ({
  ...{ eventId, status: 'in', size: entry.size, position: null, at: entry.at, canCancel: true },
})

/** Throws why the roll would not take the wish; comes back where it would now. */
async function explain(ctx: Context, roll: RollDoc, { keys, entry, now, asks }: Wish): Promise<void> {
  const event = await eventOf(ctx.db, roll._id)
  const { audienceWords } = event
  const refusal = refuseSignUp({ ...roll, audienceWords }, keys ?? roll.openTo, now)
  if (refusal) throw AppError.from(refusal)
  if (entry.size - 1 > roll.companions)
    throw new AppError('EVENT_TOO_MANY_COMPANIONS', { most: roll.companions })
  if (roll.asks && !asks) await checkAnswers(ctx, event.form.questions, {})
  if (roll.left < entry.size - MOST_WAITING) throw new AppError('EVENT_WAITLIST_FULL')
}

const wishOf = (
  { actor, now }: Context,
  { requestId: request, companions: more }: SignUpInput,
  { personId, name, branchId, codeId }: Named,
  { byName, keys, asks }: { byName: string; keys: readonly string[] | null; asks: boolean },
): Wish => ({
  ...{ personId, keys, asks, now: now() },
  entry: {
    ...{ name, branchId, codeId, size: 1 + more, at: now(), byName, waits: false, leftAt: null },
    key: digest(actor.accountId, request).slice(0, 12),
  },
})
