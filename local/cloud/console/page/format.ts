const zone = { timeZone: 'Asia/Shanghai', hour12: false } as const
const full = new Intl.DateTimeFormat('zh-CN', { ...zone, dateStyle: 'medium', timeStyle: 'medium' })
const short = new Intl.DateTimeFormat('zh-CN', {
  ...zone,
  month: 'numeric',
  day: 'numeric',
  timeStyle: undefined,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Instants in China's time, as the functions' timers read them. */
export const dateTime = (at: number): string => full.format(at)
export const time = (at: number): string => short.format(at)

/** How long until an instant. */
export function until(at: number, now: number): string {
  const minutes = Math.round((at - now) / 60_000)
  if (minutes < 1) return '不到 1 分钟后'
  if (minutes < 60) return `${minutes} 分钟后`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} 小时后`
  return `${Math.round(minutes / 1440)} 天后`
}

export function bytes(size: number): string {
  if (size < 1024) return `${size} B`
  const kilo = size / 1024
  return kilo < 1024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1024).toFixed(1)} MB`
}
