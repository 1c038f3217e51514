/**
 * Line icons: the strokes of a 26×26 drawing each. They end up as masks in the x-icon component's stylesheet, so that an
 * icon takes the colour of the words beside it, and as PNG files for the tab bar, where WeChat takes nothing else.
 */
export const ICONS: Readonly<Record<string, string>> = {
  home: '<path d="M4 12 13 4l9 8v10h-6v-6h-6v6H4z"/>',
  pin: '<path d="M13 23s-8-7-8-13a8 8 0 0 1 16 0c0 6-8 13-8 13z"/><circle cx="13" cy="10" r="3"/>',
  person: '<circle cx="13" cy="9" r="5"/><path d="M4 23c1-6 5-8 9-8s8 2 9 8"/>',
  scan: '<path d="M4 9V6a2 2 0 0 1 2-2h3M17 4h3a2 2 0 0 1 2 2v3M22 17v3a2 2 0 0 1-2 2h-3M9 22H6a2 2 0 0 1-2-2v-3M5 13h16"/>',
  qr: '<rect x="4" y="4" width="7" height="7" rx="1"/><rect x="15" y="4" width="7" height="7" rx="1"/><rect x="4" y="15" width="7" height="7" rx="1"/><path d="M15 15h3v3h-3zM21 15v2M15 21h2M20 20h2v2h-2z"/>',
  calendar: '<rect x="4" y="6" width="18" height="16" rx="3"/><path d="M4 11h18M9 3v5M17 3v5M9 16h3"/>',
  clock: '<circle cx="13" cy="13" r="9"/><path d="M13 8v5.5l3.5 2"/>',
  walk: '<circle cx="14" cy="4.5" r="1.9"/><path d="m9 13 1-4 4-1 2.5 4 3.5 1M13.5 8.5 12 15l4 3 1 5M12 15l-1.5 4L7 23"/>',
  phone:
    '<path d="M6 4h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5L17 14l5 2v4a2 2 0 0 1-2 2C11 22 4 15 4 6a2 2 0 0 1 2-2z"/>',
  people:
    '<circle cx="10" cy="9" r="4"/><path d="M3 22c.6-5 3.5-7 7-7s6.4 2 7 7M17.5 5.5a3.5 3.5 0 0 1 0 7M19.5 15.5c2 .8 3.2 2.7 3.5 5.5"/>',
  door: '<path d="M6 23V5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v18M3 23h20M16 13v1"/>',
  check: '<path d="m5 14 5.5 5.5L21.5 7"/>',
  more: '<path d="m10 6 7 7-7 7"/>',
  back: '<path d="m16 6-7 7 7 7"/>',
  plus: '<path d="M13 5v16M5 13h16"/>',
  minus: '<path d="M5 13h16"/>',
  letters: '<path d="M3 21 9.5 5 16 21M5.5 15.5h8M16.5 21l3.5-9 3.5 9M17.7 18h4.6"/>',
  offline: '<path d="M5 19h13a4.5 4.5 0 0 0 1.5-8.7A7 7 0 0 0 8 7.5M6.5 10A4.6 4.6 0 0 0 5 19M4 4l18 18"/>',
  list: '<path d="M9 7h13M9 13h13M9 19h13M4 7h.1M4 13h.1M4 19h.1"/>',
  look: '<path d="M13 4 3.5 21.5h19zM13 10.5v5M13 18.6v.1"/>',
  search: '<circle cx="11.5" cy="11.5" r="7.5"/><path d="m17 17 5.5 5.5"/>',
  card: '<rect x="3" y="6" width="20" height="15" rx="3"/><circle cx="9" cy="12" r="2.2"/><path d="M5.5 18c.4-2 1.8-3 3.5-3s3.1 1 3.5 3M15.5 11h4.5M15.5 15h4.5"/>',
  shield: '<path d="M13 3l8 3v6c0 5.5-3.4 9.3-8 11-4.6-1.7-8-5.5-8-11V6zM9.5 13l2.5 2.5 4.5-4.5"/>',
  tree: '<rect x="9" y="3" width="8" height="6" rx="1.5"/><rect x="3" y="17" width="8" height="6" rx="1.5"/><rect x="15" y="17" width="8" height="6" rx="1.5"/><path d="M13 9v4M7 17v-4h12v4"/>',
  table: '<rect x="4" y="4" width="18" height="18" rx="2.5"/><path d="M4 10h18M4 16h18M11 10v12"/>',
  key: '<circle cx="9" cy="16" r="5"/><path d="m12.6 12.4 9-9M17 8l3.5 3.5"/>',
  paper: '<path d="M7 3h8l5 5v15H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM15 3v5h5M9 14h8M9 18h6"/>',
  invite:
    '<circle cx="11" cy="9" r="4.5"/><path d="M3 22c.7-5 3.9-7.5 8-7.5 1.5 0 2.9.3 4 1M20 14v8M16 18h8"/>',
  close: '<path d="m7 7 12 12M19 7 7 19"/>',
  star: '<path d="m13 3.5 2.9 6.1 6.6.9-4.8 4.6 1.2 6.6-5.9-3.2-5.9 3.2 1.2-6.6-4.8-4.6 6.6-.9z"/>',
  map: '<path d="M3 7l6.5-3 7 3L23 4v15l-6.5 3-7-3L3 22zM9.5 4v15M16.5 7v15"/>',
  wrench:
    '<path d="M16.5 9.5 21 5a6 6 0 0 1-8 7.5L6 20a2.1 2.1 0 0 1-3-3l7.500-7A6 6 0 0 1 18 2l-4.500 4.500z"/>',
  locate: '<circle cx="13" cy="13" r="6"/><path d="M13 2v5M13 19v5M2 13h5M19 13h5"/>',
  bell: '<path d="M13 3a7 7 0 0 1 7 7c0 6 2.5 8 2.5 8h-19S6 16 6 10a7 7 0 0 1 7-7zM10.5 22a2.8 2.8 0 0 0 5 0"/>',
  book: '<path d="M13 7c-2.5-2-5.5-2.5-9-2.5v15c3.5 0 6.5.5 9 2.5 2.5-2 5.5-2.5 9-2.5v-15c-3.5 0-6.5.5-9 2.5zM13 7v15"/>',
  flag: '<path d="M6 23V4M6 5c5-3 8 3 14 0v9c-6 3-9-3-14 0"/>',
  lesson: '<rect x="3" y="5" width="20" height="16" rx="3"/><path d="M11 9.5v7l6-3.5z"/>',
  play: '<path d="M8 5v16l13-8z"/>',
  pause: '<path d="M9 5v16M17 5v16"/>',
  ear: '<path d="M4 17v-3a9 9 0 0 1 18 0v3M4 16h4v6H6a2 2 0 0 1-2-2zM22 16h-4v6h2a2 2 0 0 0 2-2z"/>',
  slides: '<rect x="3" y="4" width="20" height="14" rx="2"/><path d="M13 18v4M9 22h8M7 14l4-4 3 3 2-2 3 3"/>',
  download: '<path d="M13 4v12M8 11.5l5 5 5-5M4 21h18"/>',
  share: '<path d="M13 16V4M8 8.5l5-5 5 5M5 13v7a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-7"/>',
  spark: '<path d="M13 3v5M13 18v5M3 13h5M18 13h5M6 6l3 3M17 17l3 3M20 6l-3 3M9 17l-3 3"/>',
}

/** The whole drawing, in one colour. */
export const drawing = (name: string, color: string, size = 26): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26" width="${size}" height="${size}" fill="none" ` +
  `stroke="${color}" stroke-width="1.9" stroke-linejoin="round" stroke-linecap="round">${ICONS[name] ?? ''}</svg>`

/** The x-icon component's stylesheet. A stylesheet may not name a local picture in WeChat, so each is written out. */
export function iconStyles(): string {
  const rules = Object.keys(ICONS).map((name) => {
    const uri = `url('data:image/svg+xml,${encode(drawing(name, '#000'))}')`
    return `.icon-${name} {\n  -webkit-mask-image: ${uri};\n  mask-image: ${uri};\n}\n`
  })
  return [HEAD, ...rules].join('\n')
}

const encode = (svg: string) =>
  svg.replace(/[%<>#"{}]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

const HEAD = `/* Written by tools/assets/draw.ts from tools/assets/icons.ts. */

/* stylelint-disable property-no-vendor-prefix -- masks have no other name in WebViews older than 2023 */
:host {
  display: inline-block;
  line-height: 0;
  vertical-align: middle;
}

.icon {
  display: inline-block;
  width: 1em;
  height: 1em;
  background-color: currentcolor;
  -webkit-mask-position: center;
  mask-position: center;
  -webkit-mask-repeat: no-repeat;
  mask-repeat: no-repeat;
  -webkit-mask-size: 100% 100%;
  mask-size: 100% 100%;
}
`
