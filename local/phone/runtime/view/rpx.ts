const RPX = /(^|[^\w#-])(-?\d*\.?\d+)rpx\b/gi

/** `Nrpx` in a style text as `vw`: a screen is 750 rpx wide, whatever its pixels. */
export function convertRpx(style: string): string {
  if (!style.includes('rpx')) return style
  return style.replace(RPX, (_, before: string, n: string) => `${before}${+(Number(n) / 7.5).toFixed(6)}vw`)
}
