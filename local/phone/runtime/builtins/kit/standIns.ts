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

const stroke = 'fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"'
const code =
  '<path fill="#fff" d="M28 28h16v16H28zM52 28h16v16H52zM28 52h16v16H28zM52 52h7v7h-7zM61 61h7v7h-7z"/>'

/** Colour and sign of a way to share. A picture may use no font of the page, so the signs are shapes. */
const SHARE: Record<string, [string, string]> = {
  wechat: [
    '#07c160',
    '<path fill="#fff" d="M40 28c-11 0-20 7-20 16 0 5 3 9 7 12l-2 7 8-4c2 1 5 1 7 1-2-13 8-22 19-22-2-6-10-10-19-10z"/><path fill="#fff" d="M60 42c-9 0-16 6-16 13s7 13 16 13c2 0 4 0 6-1l6 3-2-5c4-3 6-6 6-10 0-7-7-13-16-13z"/>',
  ],
  'wechat-moments': [
    '#07c160',
    `<circle cx="48" cy="48" r="20" ${stroke}/><path d="M48 28v22l16 10M28 48h22" ${stroke}/>`,
  ],
  weibo: [
    '#e6162d',
    `<ellipse cx="44" cy="54" rx="22" ry="15" ${stroke}/><circle cx="43" cy="55" r="6" fill="#fff"/><path d="M58 30c9-2 16 5 14 14" ${stroke}/>`,
  ],
  qq: [
    '#1989fa',
    '<path fill="#fff" d="M48 24c-10 0-15 8-15 18v6c-5 6-7 12-5 14 1 1 3-1 5-4 1 4 3 7 6 9-3 1-5 5 0 5h18c5 0 3-4 0-5 3-2 5-5 6-9 2 3 4 5 5 4 2-2 0-8-5-14v-6c0-10-5-18-15-18z"/>',
  ],
  link: [
    '#ff976a',
    `<path d="M42 54l12-12M38 46l-6 6a9 9 0 0 0 12 12l6-6M46 38l6-6a9 9 0 0 1 12 12l-6 6" ${stroke}/>`,
  ],
  qrcode: ['#7232dd', code],
  'weapp-qrcode': ['#07c160', code],
  poster: [
    '#ee0a24',
    `<rect x="28" y="28" width="40" height="40" rx="4" ${stroke}/><path d="M30 60l12-12 9 9 6-6 10 10" ${stroke}/>`,
  ],
}

function shareSign(name: string): string | undefined {
  const [colour, sign] = SHARE[name] ?? []
  return colour && sign ? drawn(96, `<circle cx="48" cy="48" r="48" fill="${colour}"/>${sign}`) : undefined
}

/** The picture that stands for an address, or undefined. */
export function standInFor(address: string): string | undefined {
  const [, name = ''] = VANT.exec(address) ?? []
  const [, empty] = /^empty-image-(\w+)$/.exec(name) ?? []
  const [, share] = /^share-sheet-([\w-]+)$/.exec(name) ?? []
  if (empty && EMPTY[empty] !== undefined) return drawn(160, ground + sheet + EMPTY[empty])
  return share ? shareSign(share) : undefined
}
