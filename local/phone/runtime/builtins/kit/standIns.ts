/**
 * Pictures that a component library takes from its makers' own servers. They are drawn here in their place, so that
 * the phone needs nobody's server and shows the same everywhere.
 */
const VANT = /^https:\/\/img\.yzcdn\.cn\/vant\/([\w-]+)\.png/

const drawn = (size: number, shapes: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}">${shapes}</svg>`,
  )}`

const ground = '<ellipse cx="80" cy="134" rx="58" ry="8" fill="#ebedf0"/>'
const sheet =
  '<rect x="46" y="34" width="68" height="92" rx="6" fill="#f2f3f5" stroke="#dcdee0" stroke-width="2"/><path d="M58 58h44M58 74h44M58 90h28" stroke="#dcdee0" stroke-width="4" stroke-linecap="round"/>'

/** What lies on the sheet of an empty state. */
const EMPTY: Record<string, string> = {
  default: '',
  search:
    '<circle cx="98" cy="94" r="18" fill="#fff" stroke="#c8c9cc" stroke-width="5"/><path d="m111 107 14 14" stroke="#c8c9cc" stroke-width="6" stroke-linecap="round"/>',
  error:
    '<circle cx="100" cy="100" r="20" fill="#c8c9cc"/><path d="M100 89v12M100 108v2" stroke="#fff" stroke-width="5" stroke-linecap="round"/>',
  network:
    '<g fill="none" stroke="#c8c9cc" stroke-width="5" stroke-linecap="round"><path d="M76 92q24-20 48 0M84 102q16-12 32 0"/></g><circle cx="100" cy="113" r="4" fill="#c8c9cc"/>',
}

/** Colour and sign of a way to share. */
const SHARE: Record<string, [string, string]> = {
  wechat: ['#07c160', '微'],
  'wechat-moments': ['#07c160', '圈'],
  weibo: ['#e6162d', '博'],
  qq: ['#1989fa', 'Q'],
  link: ['#ff976a', '链'],
  qrcode: ['#7232dd', '码'],
  'weapp-qrcode': ['#07c160', '码'],
  poster: ['#ee0a24', '图'],
}

function shareSign(name: string): string | undefined {
  const [colour, sign] = SHARE[name] ?? []
  if (!colour) return undefined
  const text = `<text x="48" y="61" text-anchor="middle" font-size="38" fill="#fff" font-family="Noto Sans SC, sans-serif">${sign}</text>`
  return drawn(96, `<circle cx="48" cy="48" r="48" fill="${colour}"/>${text}`)
}

/** The picture that stands for an address, or undefined. */
export function standInFor(address: string): string | undefined {
  const [, name = ''] = VANT.exec(address) ?? []
  const [, empty] = /^empty-image-(\w+)$/.exec(name) ?? []
  const [, share] = /^share-sheet-([\w-]+)$/.exec(name) ?? []
  if (empty && EMPTY[empty] !== undefined) return drawn(160, ground + sheet + EMPTY[empty])
  return share ? shareSign(share) : undefined
}
