import { host } from '../../host'

/** '100px', '200rpx', '30' or a number as pixels; anything else is 0. */
export function pixels(value: unknown): number {
  const n = parseFloat(String(value))
  if (Number.isNaN(n)) return 0
  return String(value).trim().endsWith('rpx') ? (n * host.config.device.width) / 750 : n
}

/** The same as a length of CSS: a bare number means pixels. */
export function cssLength(value: unknown): string {
  const text = String(value ?? '').trim()
  return /[a-z%]$/i.test(text) && !text.endsWith('rpx') ? text : `${pixels(text)}px`
}
