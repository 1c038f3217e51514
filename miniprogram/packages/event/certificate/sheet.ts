import type { Certificate } from '../../../shared/contract/event'
import { dayOf, minuteOf } from '../../../shared/kit/time'
import { clockWords, rangeWords } from '../../../shared/kit/words'
import { type Drawn, type Size, wrapped } from '../../../ui/drawing'
import { rangeOf } from '../../../ui/event.view'
import { dayText } from '../../../ui/words'

export const CERTIFICATE: Size = { width: 1200, height: 860 }

const PLUM = '#b3122a'
const PINK = '#fbedee'
const INK = '#1f1b1a'
const INK_2 = '#5b5552'
const MIDDLE = CERTIFICATE.width / 2

/** The certificate of attendance as shapes. Pure. */
export function drawnCertificate(paper: Certificate): Drawn[] {
  return [
    ...frame(),
    ...blossom(MIDDLE, 128),
    text(MIDDLE, 230, '参加证明', 60, true, PLUM),
    text(MIDDLE, 340, `${paper.name} 同志`, 52, true, INK),
    ...sentences(paper),
    text(MIDDLE, 752, paper.organizerName, 34, true, INK),
    text(MIDDLE, 806, `编号 ${paper.number} · 小红梅`, 26, false, INK_2),
  ]
}

function sentences({
  title,
  kindWords,
  startsAt,
  endsAt,
  placeName,
  hours,
  checkedInAt,
}: Certificate): Drawn[] {
  const when = `${dayText(dayOf(startsAt))} ${rangeWords(rangeOf(startsAt, endsAt))}`
  const what = title.includes(kindWords) ? `“${title}”` : `${kindWords}“${title}”`
  const credited = hours > 0 ? `，记 ${hours} 学时` : ''
  const lines = [
    `于 ${when}`,
    ...wrapped(`在${placeName}`, 1000, 38),
    ...wrapped(`参加${what}`, 1000, 38),
    `${clockWords(minuteOf(checkedInAt))} 签到${credited}`,
  ]
  return lines.map((line, at) => text(MIDDLE, 424 + at * 62, line, 38, false, INK))
}

const frame = (): Drawn[] => [
  { kind: 'fill', x: 0, y: 0, ...CERTIFICATE, color: '#ffffff' },
  { kind: 'frame', x: 30, y: 30, width: 1140, height: 800, color: PLUM, line: 6 },
  { kind: 'frame', x: 46, y: 46, width: 1108, height: 768, color: '#e7c9cd', line: 2 },
]

/** Five petals around a heart: our plum blossom. */
function blossom(x: number, y: number): Drawn[] {
  const petals = Array.from({ length: 5 }, (_, at): Drawn => {
    const turn = (at * 2 * Math.PI) / 5 - Math.PI / 2
    return { kind: 'disc', x: x + Math.cos(turn) * 24, y: y + Math.sin(turn) * 24, radius: 20, color: PLUM }
  })
  return [...petals, { kind: 'disc', x, y, radius: 11, color: PINK }]
}

const text = (x: number, y: number, words: string, size: number, bold: boolean, color: string): Drawn => ({
  ...{ kind: 'text', align: 'center', text: words, x, y, size, bold, color },
})
