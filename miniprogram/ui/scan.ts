import * as event from '../services/event'
import * as member from '../services/member'
import { readInvitationText } from '../shared/rules/binding'
import { readEventCode } from '../shared/rules/desk/eventCode'
import { readSheetCode } from '../shared/rules/desk/sheetCode'
import { readMemberCode } from '../shared/rules/memberCode'
import { tell } from './ask'
import { refusalOf } from './busy'
import * as go from './go'
import * as goEvent from './goEvent'
import { whoAmI } from './session'

/** What a code is, by its text alone; a page or a function still decides whether it is good. */
export type CodeKind = 'invitation' | 'event' | 'sheet' | 'member' | 'space'

/** Whatever is none of the others goes where check-ins are decided, which says what to scan instead. */
export function codeKind(text: string): CodeKind {
  if (readInvitationText(text) !== null) return 'invitation'
  if (readEventCode(text) !== null) return 'event'
  if (readSheetCode(text) !== null) return 'sheet'
  return readMemberCode(text).kind === 'code' ? 'member' : 'space'
}

/** 扫一扫: opens the camera and takes what it reads to where it belongs. Going back without scanning is no failure. */
export async function scanToCheckIn(): Promise<void> {
  const code = await scan()
  if (code !== null) await openCode(code)
}

/** The one place that knows which code leads where. */
export async function openCode(code: string): Promise<void> {
  const ways: Readonly<Record<CodeKind, () => unknown>> = {
    invitation: () => go.bind(code),
    event: () => go.eventCheckin(code),
    sheet: () => openSheet(readSheetCode(code) ?? ''),
    member: () => showMember(code),
    space: () => go.checkin(code),
  }
  await ways[codeKind(code)]()
}

/** Who stands at the desk ticks the sheet's names off; everybody else sees what it is about. */
async function openSheet(eventId: string): Promise<void> {
  try {
    const { value } = await event.get(eventId)
    await (value.canDesk ? go.deskNames(eventId, 'paper') : goEvent.event(eventId))
  } catch (error) {
    await tell(refusalOf(error).message)
  }
}

/** Whose code it is may know who looks after people; at an event's door the desk reads codes itself. */
async function showMember(text: string): Promise<void> {
  try {
    const { roles } = await whoAmI()
    const mayOpen = roles.some((role) => role === 'secretary' || role === 'committee' || role === 'district')
    if (!mayOpen && !roles.includes('keeper')) {
      await tell('这是党员码，要由支部书记或站长来扫。您要签到，请扫房间门口或活动现场的码')
      return
    }
    const { member: one } = await member.readCode(text)
    await (mayOpen ? go.person(one.id) : tell(`${one.name}，${one.branchName}`))
  } catch (error) {
    await tell(refusalOf(error).message)
  }
}

/** null when nothing was scanned. */
export async function scan(): Promise<string | null> {
  try {
    const { result } = await wx.scanCode({ scanType: ['qrCode'] })
    return result
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    if (!/cancel/i.test(errMsg)) await tell('相机没有打开。请在手机的“设置”里允许微信使用相机，再回来扫一次')
    return null
  }
}
