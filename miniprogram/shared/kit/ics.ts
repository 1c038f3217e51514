import type { Instant } from './time'

/** Something with a time and a place, as calendars have it. */
export interface CalendarEntry {
  /** The same thing has the same id, so that a calendar replaces it and does not show it twice. */
  id: string
  title: string
  place: string
  start: Instant
  end: Instant
  note: string
}

/** Lines are at most so many octets long (RFC 5545, 3.1); the rest goes into lines that begin with a space. */
const OCTETS = 75

/** An iCalendar file (.ics, RFC 5545) with these entries, times in UTC. `now` is when it was made. */
export function icsOf(entries: readonly CalendarEntry[], now: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//xiaohongmei//CN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => linesOf(entry, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const linesOf = (entry: CalendarEntry, now: Instant): string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(entry.id)}@xiaohongmei`,
  `DTSTAMP:${utc(now)}`,
  `DTSTART:${utc(entry.start)}`,
  `DTEND:${utc(entry.end)}`,
  `SUMMARY:${escaped(entry.title)}`,
  ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
  ...(entry.note ? [`DESCRIPTION:${escaped(entry.note)}`] : []),
  'END:VEVENT',
]

/** '20261123T063000Z' */
const utc = (at: Instant): string => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')

/** Breaks between characters only: a Chinese one is three octets. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const sign of line) {
    const octets = octetsOf(sign)
    if (size + octets > OCTETS) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += sign
    size += octets
  }
  return [...parts, part].join('\r\n')
}

/** Of one character in UTF-8; the phone has no TextEncoder. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
