import fc from 'fast-check'
import { type CalendarEntry, icsOf } from '../../miniprogram/shared/kit/ics'
import { instantOf } from '../../miniprogram/shared/kit/time'

const NOW = instantOf('2026-11-23', 9 * 60 + 50)
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ id: 'r_1', title: '党史读书会', place: '梅园社区服务站 活动室', note: '' },
  ...{ start: instantOf('2026-11-23', 14 * 60), end: instantOf('2026-11-23', 16 * 60) },
  ...more,
})
const unfolded = (ics: string) => ics.replace(/\r\n /g, '').split('\r\n')

test('an entry is a whole VCALENDAR, in UTC', () => {
  expect(unfolded(icsOf([entry()], NOW))).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//xiaohongmei//CN', 'CALSCALE:GREGORIAN'],
    ...['METHOD:PUBLISH', 'BEGIN:VEVENT', 'UID:r_1@xiaohongmei', 'DTSTAMP:20261123T015000Z'],
    ...['DTSTART:20261123T060000Z', 'DTEND:20261123T080000Z', 'SUMMARY:党史读书会'],
    ...['LOCATION:梅园社区服务站 活动室', 'END:VEVENT', 'END:VCALENDAR', ''],
  ])
})

test('commas, semicolons, backslashes and line breaks are escaped', () => {
  const lines = unfolded(icsOf([entry({ note: '带笔, 带本;\n走 A\\B 门\r\n谢谢' })], NOW))
  expect(lines).toContain('DESCRIPTION:带笔\\, 带本\\;\\n走 A\\\\B 门\\n谢谢')
})

test('several entries stand in one file, and a place that is not known in none', () => {
  const ics = icsOf([entry(), entry({ id: 'r_2', place: '' })], NOW)
  expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(ics.match(/LOCATION:/g)).toHaveLength(1)
})

test('no line is longer than 75 octets, and unfolding gives every text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      const ics = icsOf([entry({ title })], NOW)
      for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const summary = unfolded(ics).find((line) => line.startsWith('SUMMARY:')) ?? ''
      const read = summary.slice(8).replace(/\\(n|.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
      expect(read).toBe(title.replace(/\r\n|\r/g, '\n'))
    }),
  )
})
