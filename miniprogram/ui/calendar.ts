import { type CalendarEntry, icsOf } from '../shared/kit/ics'
import { done, tell } from './ask'
import { now } from './clock'

/** Puts something into the phone's own calendar; where WeChat may not, it says how. Leaving it again is no failure. */
export async function addToCalendar({ title, place, start, end, note }: CalendarEntry): Promise<void> {
  try {
    await wx.addPhoneCalendar({
      ...{ title, location: place, description: note },
      startTime: Math.floor(start / 1000),
      endTime: String(Math.floor(end / 1000)),
      alarm: true,
      // An hour before: time to get ready and to walk there.
      alarmOffset: 3600,
    })
    done('已加入日历')
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    if (/cancel/i.test(errMsg)) return
    await tell('日历没有打开。请在手机的“设置”里允许微信使用日历，再点一次')
  }
}

/** Writes an .ics file and hands it to a chat, from where any computer or phone can take it into its calendar. */
export async function sendCalendarFile(entries: readonly CalendarEntry[], name: string): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name.replace(/[\\/:*?"<>|]/g, ' ')}.ics`
  wx.getFileSystemManager().writeFileSync(filePath, icsOf(entries, now()), 'utf8')
  try {
    await wx.shareFileMessage({ filePath })
  } catch (error) {
    const { errMsg = '' } = (error ?? {}) as { errMsg?: string }
    if (!/cancel/i.test(errMsg)) await tell('文件没有发出去。请把微信升级到新版本，再试一次')
  }
}

/** For a page's `onShareAppMessage`: the card that a chat shows, and where a tap on it leads. */
export const shareCard = (title: string, page: string, query: Readonly<Record<string, string>> = {}) => {
  const words = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return { title, path: words.length > 0 ? `${page}?${words.join('&')}` : page }
}
