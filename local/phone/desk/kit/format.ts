const parts = {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const

const hourFormat = new Intl.DateTimeFormat('zh-CN', parts)
const dayFormat = new Intl.DateTimeFormat('zh-CN', {
  ...parts,
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})

/** '09:50:12', in China. */
export const hour = (at: number): string => hourFormat.format(at)

/** '11月23日周一 09:50:12', in China. */
export const dayAndHour = (at: number): string => dayFormat.format(at)

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`
}

export const durationText = (milliseconds: number): string =>
  milliseconds < 10_000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`

/** The text before the first line break. */
export const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
