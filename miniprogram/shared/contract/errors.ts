/**
 * Every refusal that a person can see. The code is the API; the sentence is what the phone shows: what happened, and
 * what to do. `{name}` is filled from the error's parameters.
 */
export const SENTENCES = {
  UNAUTHENTICATED: '没有认出您的微信账号。请关掉小红梅，重新打开再试',
  FORBIDDEN: '这件事要由{who}来办。您可以打电话请他们帮忙',
  NOT_FOUND: '没有找到{what}，可能已经撤下。请返回上一页重新选择',
  INVALID_INPUT: '有一项没有填对：{field}。请改一改再试',
  TOO_LARGE: '内容太长，发不出去。请删短一些再试',
  BUSY: '现在用的人多，没有办成。请过一会儿再点一次',
  OFFLINE: '网络不通，没有办成。已填的内容还在，连上网后再点一次',
  INTERNAL: '系统出了点问题，没有办成。请过一会儿再试，还不行就打电话问服务站',

  SPACE_CLOSED_DAY: '{day}不开放（{why}）。请换一天',
  SPACE_OUTSIDE_HOURS: '这段时间不在开放时间内。{day}开放：{hours}',
  SPACE_PAST_TIME: '这段时间已经过去了。请选 {earliest} 以后的时间',
  SPACE_TOO_FAR_AHEAD: '最多可以提前 {days} 天预约。请选近一些的日子',
  SPACE_NOT_ALIGNED: '开始和结束要在整点或半点。请重新选时间',
  SPACE_TOO_SHORT: '一次至少预约 {least}。请把时间选长一些',
  SPACE_TOO_LONG: '一次最多预约 {most}。请把时间选短一些',
  SPACE_TOO_FEW_PEOPLE: '人数至少是 1 人。请填写来几个人',
  SPACE_TOO_MANY_PEOPLE: '这里最多坐 {capacity} 人，您填了 {people} 人。请改人数，或换一个大些的房间',
  SPACE_MEMBERS_ONLY: '这个房间只供党员预约。您可以看看同一服务站的其他房间',
  SPACE_TAKEN: '这段时间刚刚被别人约走了。请另选一段时间',

  RESERVATION_NOT_YOURS: '这不是您的预约，不能改动',
  RESERVATION_CANCELLED: '这个预约已经取消了。需要的话请重新预约',
  RESERVATION_STARTED: '已经到了开始时间，不能取消了。来不了请打电话告诉服务站',
  RESERVATION_CHECKED_IN: '您已经签到了，不用取消',

  CODE_UNREADABLE: '这不是小红梅的房间码。请扫房间门口的二维码',
  CODE_UNKNOWN: '这个房间码已经失效。请找站长换一张新的',
  CHECK_IN_NOT_BOOKED: '您今天没有预约{space}。想用的话请先预约',
  CHECK_IN_TOO_EARLY: '还没到签到时间。您约的是 {range}，{opens} 起可以签到',
  CHECK_IN_TOO_LATE: '您今天在{space}的预约是 {range}，已经结束，不能签到了',
} as const

export type ErrorCode = keyof typeof SENTENCES
export type ErrorParams = Readonly<Record<string, string | number>>

/** The sentence of a code with its parameters filled in. */
export const sentenceOf = (code: ErrorCode, params: ErrorParams = {}): string =>
  SENTENCES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))

/** What every cloud function answers. Nothing else crosses the wire. */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: ReplyError }

export interface ReplyError {
  code: ErrorCode
  message: string
  requestId: string
}
