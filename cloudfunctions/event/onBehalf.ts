import * as z from 'zod'
import type { Signup, SignupPaper } from '../../miniprogram/shared/contract/event'
import type { InputOf } from '../../miniprogram/shared/contract/index'
import { whenWords, whereWords } from '../../miniprogram/shared/rules/event/changes'
import { type Context, action } from '../kit/action'
import { AppError } from '../kit/appError'
import { members } from '../member/public'
import { notify } from '../notice/public'
import type { EventDoc } from './eventDoc'
import { answers, companions, eventId, memberId, personId, requestId } from './fields'
import { ORGANIZERS, eventOf, overEvent } from './find'
import { giveBack } from './leave'
import { personOf } from './people'
import { join } from './signUp'
import { noticeOf } from './tell'

/**
 * On behalf of a member without a phone: by whoever stands over the member, for events that member is asked to; for a
 * station's own event by its keeper. The member is told on paper, and in the inbox for the day when there is a phone.
 */
export const signUpFor = action('event.signUpFor', {
  role: ORGANIZERS,
  scope: {
    async organization(ctx, { memberId: id, eventId: of }) {
      const { organizer } = await eventOf(ctx.db, of)
      if (organizer.kind === 'station' && keeps(ctx, organizer.id)) return { station: organizer.id }
      const member = await members(ctx.db).get(id)
      return member ? { path: member.path } : null
    },
  },
  input: z.object({ eventId, memberId, companions, answers, requestId }) satisfies z.ZodType<
    InputOf<'event.signUpFor'>
  >,
  async run(ctx, request) {
    const [event, member] = await Promise.all([
      eventOf(ctx.db, request.eventId),
      members(ctx.db).get(request.memberId),
    ])
    if (!member) throw new AppError('NOT_FOUND', { what: '这位党员' })
    if (member.status === 'left') throw new AppError('MEMBER_LEFT', { name: member.name })
    const { keys, ...person } = personOf(member)
    const how = { byName: ctx.actor.name ?? '', keys }
    const signup = await join(ctx, request, { ...person, keys, name: member.name }, how)
    await tellOnBehalf(ctx, event, member._id)
    return { signup, paper: paperOf(event, member.name, signup, how.byName) }
  },
})

const keeps = ({ actor }: Context, stationId: string): boolean =>
  actor.grants.some(
    ({ role, scope }) => role === 'keeper' && scope.kind === 'station' && scope.id === stationId,
  )

const tellOnBehalf = (ctx: Context, event: EventDoc, to: string) =>
  notify(ctx, [
    {
      ...noticeOf(event, to, 'onBehalf'),
      ...{ title: `${ctx.actor.name ?? '书记'}替您报了名：${event.form.title}`, lines: [whenWords(event)] },
      todo: '来不了请点开取消，或告诉书记',
    },
  ])

/** What a slip of paper says; large enough to be read without glasses when it is printed. */
function paperOf(event: EventDoc, name: string, signup: Signup, byName: string): SignupPaper {
  const { form, place } = event
  const lines = [
    `${name}同志：已经替您报名参加“${form.title}”。`,
    signup.status === 'waiting'
      ? `现在名额已满，您排在候补第 ${signup.position ?? 1} 位，有位置再告诉您。`
      : '',
    `时间：${whenWords(event)}`,
    `地点：${whereWords(event)}${place.whereabouts === '' ? '' : `（${place.whereabouts}）`}，${place.address}`,
    place.howToGet === '' ? '' : `怎么去：${place.howToGet}`,
    form.bring === '' ? '' : `请带：${form.bring}`,
    '到门口请出示活动证；没有带也可以报姓名签到。',
    `来不了请告诉${byName}${form.contact.phone === '' ? '' : `，电话 ${form.contact.phone}`}。`,
  ]
  return { title: '活动报名通知', lines: lines.filter((line) => line !== '') }
}

/** For organisers: of anybody until the event begins. */
export const leaveFor = action('event.leaveFor', {
  role: ORGANIZERS,
  scope: overEvent,
  input: z.object({ eventId, personId, requestId }) satisfies z.ZodType<InputOf<'event.leaveFor'>>,
  async run(ctx, { eventId: id, personId: whom }) {
    const event = await eventOf(ctx.db, id)
    const signup = await giveBack(ctx, id, whom, 'organizer')
    await notify(ctx, [
      {
        ...noticeOf(event, whom, `leftFor:${signup.at ?? 0}`),
        ...{ title: `您的报名取消了：${event.form.title}`, lines: [whenWords(event)] },
        todo: '是组织者替您取消的；还想参加请重新报名',
      },
    ])
    return signup
  },
})
