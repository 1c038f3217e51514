import { showModal } from '../shell/dialogs'
import { cancelled, Failure } from './failure'
import { needPermission } from './permissions'
import type { Area } from './registry'

interface CalendarEvent {
  title: string
  /** Seconds since the epoch. */
  startTime: number
  endTime?: number
  location?: string
  description?: string
  repeatInterval?: 'day' | 'week' | 'month' | 'year'
}

const OFTEN = { day: '每天', week: '每周', month: '每月', year: '每年' }

async function ask({ title, startTime, location, description }: CalendarEvent, often: string): Promise<void> {
  if (typeof title !== 'string' || !title)
    throw new Failure('parameter error: parameter.title should be String')
  if (!Number.isFinite(Number(startTime)))
    throw new Failure('parameter error: parameter.startTime should be Number')
  await needPermission('scope.addPhoneCalendar')
  const when = new Date(Number(startTime) * 1000).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
  const lines = [title, `${often}${when}`, location, description]
  const answer = await showModal({ title: '添加到日历', content: lines.filter(Boolean).join('\n') })
  if (!answer.confirm) throw cancelled()
}

async function addContact({
  firstName,
  mobilePhoneNumber = '',
}: {
  firstName: string
  mobilePhoneNumber?: string
}) {
  const answer = await showModal({ title: '添加到通讯录', content: `${firstName}\n${mobilePhoneNumber}` })
  if (!answer.confirm) throw cancelled()
}

export const calendar: Area = {
  async: {
    addPhoneCalendar: (event: CalendarEvent) => ask(event, ''),
    addPhoneRepeatCalendar: (event: CalendarEvent) =>
      ask(event, `${OFTEN[event.repeatInterval ?? 'month'] ?? OFTEN.month}，从 `),
    addPhoneContact: addContact,
  },
}
