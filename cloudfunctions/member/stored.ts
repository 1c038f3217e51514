import * as z from 'zod'
import type { StoredSection } from '../../miniprogram/shared/contract/member'
import { ROLE_NAMES } from '../../miniprogram/shared/contract/roles'
import { type Instant, dayOf, minuteOf } from '../../miniprogram/shared/kit/time'
import { clockWords } from '../../miniprogram/shared/kit/words'
import { type Context, action } from '../kit/action'
import { audit } from '../kit/audit'
import { sheetOf } from '../kit/sheet'
import { checkInLines } from '../checkin/public'
import { eventLines } from '../event/public'
import { recordLines } from '../ledger/public'
import { noticeLines, subscriptionLines } from '../notice/public'
import { favourites, ownReservations, stations } from '../station/public'
import { accounts } from './accounts'
import { type MemberDoc } from './memberDoc'
import { members } from './store'
import { detailOf } from './view'

const nothing = z.object({}) as z.ZodType<Record<string, never>>

/** Everything that is stored about the caller, in words. */
export const stored = action('member.stored', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  run: async (ctx) => ({ sections: await sectionsOf(ctx), at: ctx.now() }),
})

export const exportMine = action('member.export', {
  role: 'resident',
  scope: 'own',
  input: nothing,
  async run(ctx) {
    const rows = (await sectionsOf(ctx)).flatMap(({ title, lines }) =>
      lines.map(({ label, value }) => [title, label, value]),
    )
    const bytes = sheetOf([['类别', '项目', '内容'], ...rows])
    return { name: `小红梅里关于我的信息 ${dayOf(ctx.now())}.xlsx`, base64: bytes.toString('base64') }
  },
})

type Line = StoredSection['lines'][number]

const line = (label: string, value: string): Line => ({ label, value: value === '' ? '（空）' : value })
const moment = (at: Instant): string => `${dayOf(at)} ${clockWords(minuteOf(at))}`

async function sectionsOf(ctx: Context): Promise<StoredSection[]> {
  const { memberId } = ctx.actor
  const member = memberId === null ? null : await members(ctx.db).get(memberId)
  const sections = await Promise.all([
    accountSection(ctx),
    ...(member ? [rosterSection(ctx, member), staysSection(ctx, member), seenSection(ctx, member)] : []),
    reservationSection(ctx),
    favouriteSection(ctx),
    eventSection(ctx),
    checkInSection(ctx),
    learningSection(ctx),
    messageSection(ctx),
    noticeSection(ctx),
    doneSection(ctx),
  ])
  return sections.filter(({ lines }) => lines.length > 0)
}

async function accountSection({ db, actor }: Context): Promise<StoredSection> {
  const account = await accounts(db).get(actor.accountId)
  const lines = account
    ? [
        line('账号编号（由微信号算出，不能反推）', account._id),
        ...(account.consent
          ? [line('同意隐私说明', `${account.consent.version} 版，${moment(account.consent.at)}`)]
          : []),
        ...(account.wrong ? [line('绑定填错次数', String(account.wrong))] : []),
      ]
    : []
  return { title: '微信账号', lines }
}

async function favouriteSection({ db, actor }: Context): Promise<StoredSection> {
  const mine = await stations(db).some(await favourites(db).of(actor.accountId))
  return { title: '常去的服务站', lines: mine.map(({ name, address }) => line(name, address)) }
}

async function rosterSection({ db, now }: Context, member: MemberDoc): Promise<StoredSection> {
  const { branchName, grants } = await detailOf(db, member, now())
  return {
    title: '党员名册',
    lines: [
      ...[line('姓名', member.name), line('党员编号', member.number), line('手机号', member.phone)],
      ...[
        line('性别', member.gender),
        line('出生日期', member.born ?? ''),
        line('入党日期', member.joined ?? ''),
      ],
      ...[line('学历', member.education), line('职业', member.occupation), line('所在支部', branchName)],
      ...[line('姓名拼音（用于查找）', member.pinyin), line('不便外出', member.cannotCome ? '是' : '否')],
      line('活动证', member.card ? `${moment(member.card.issuedAt)} 发放` : ''),
      line('绑定微信', member.boundAt ? moment(member.boundAt) : ''),
      ...grants.map(({ role, scopeName }) => line('角色', `${ROLE_NAMES[role]}（${scopeName}）`)),
    ],
  }
}

async function staysSection({ db, now }: Context, member: MemberDoc): Promise<StoredSection> {
  const { stays } = await detailOf(db, member, now())
  return {
    title: '组织关系',
    lines: stays.map(({ branchName, from, to }) => line(branchName, `${from} 至 ${to ?? '今'}`)),
  }
}

/** Who looked at the full number. */
async function seenSection({ db }: Context, { _id }: MemberDoc): Promise<StoredSection> {
  const looks = await audit(db).of('unmask', _id)
  return {
    title: '谁看过我的手机号',
    lines: looks.map(({ at, byName, detail }) => line(moment(at), `${byName}：${detail['reason'] ?? ''}`)),
  }
}

async function reservationSection(ctx: Context): Promise<StoredSection> {
  const mine = await ownReservations(ctx)
  return {
    title: '预约',
    lines: mine.map(({ date, from, to, purpose }) =>
      line(`${date} ${clockWords(from)}–${clockWords(to)}`, purpose),
    ),
  }
}

/** Every line of every desk, what was refused or taken back too. */
async function eventSection(ctx: Context): Promise<StoredSection> {
  const found = await eventLines(ctx)
  return { title: '活动报名', lines: found.map(({ label, words }) => line(label, words)) }
}

async function checkInSection(ctx: Context): Promise<StoredSection> {
  const found = await checkInLines(ctx)
  return {
    title: '活动签到',
    lines: found.map(({ at, title, words }) => line(`${moment(at)} ${title}`, words)),
  }
}

async function learningSection({ db, actor, now }: Context): Promise<StoredSection> {
  const records = await recordLines(db, actor, now())
  return {
    title: '今年的学时记录',
    lines: records.map(({ day, title, minutes }) => line(`${day} ${title}`, `${minutes} 分钟`)),
  }
}

async function messageSection({ db, actor }: Context): Promise<StoredSection> {
  return { title: '微信提醒', lines: await subscriptionLines(db, actor.accountId) }
}

async function noticeSection({ db, actor }: Context): Promise<StoredSection> {
  const notices = await noticeLines(db, actor)
  return { title: '收到的通知', lines: notices.map(({ at, title }) => line(moment(at), title)) }
}

const DONE_WORDS: Readonly<Record<string, string>> = {
  ...{
    bind: '绑定',
    unbind: '解除绑定',
    release: '替人解除绑定',
    unmask: '查看手机号',
    invite: '出示邀请码',
  },
  ...{
    transfer: '转接组织关系',
    grant: '授权',
    revokeCard: '挂失活动证',
    export: '导出名册',
    rotateKey: '换活动证的签名',
  },
  setLearningRules: '修改学时规则',
}

/** What the person did that was written down. */
async function doneSection({ db, actor }: Context): Promise<StoredSection> {
  const done = await audit(db).by(actor.personId)
  return {
    title: '我的操作记录',
    lines: done.map(({ at, what }) => line(moment(at), DONE_WORDS[what] ?? '修改党组织')),
  }
}
