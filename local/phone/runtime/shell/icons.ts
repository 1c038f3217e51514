/** Line drawings of the shell, as SVG markup that takes the colour of its text. */
const line = (size: number, paths: string) =>
  `<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="1.8" ` +
  `stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`

export const icons = {
  back: line(24, '<path d="M15 4 7 12l8 8"/>'),
  home: line(20, '<path d="M4 11 12 4l8 7v9h-5v-6h-6v6H4z"/>'),
  more: line(
    22,
    '<g stroke-width="3.4"><path d="M5 12h.01M19 12h.01"/><path stroke-width="5" d="M12 12h.01"/></g>',
  ),
  close: line(20, '<circle cx="12" cy="12" r="8.4"/><circle cx="12" cy="12" r="3" fill="currentColor"/>'),
  success: line(44, '<path d="m5 13 5 5L19.5 7"/>'),
  error: line(44, '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.5v.1"/>'),
  flash: line(28, '<path d="M8 3h8l-2 6h4l-8 12 2-8H7z"/>'),
  picture: line(
    26,
    '<rect x="3" y="4.5" width="18" height="15" rx="2"/><path d="m3 16 5-5 5 5 3-3 5 5"/><circle cx="15.5" cy="9" r="1.4"/>',
  ),
  phone: line(26, '<rect x="6.5" y="2.5" width="11" height="19" rx="2.4"/><path d="M10.5 18.6h3"/>'),
  signal: `<svg viewBox="0 0 18 12" width="18" height="12" fill="currentColor" aria-hidden="true"><rect y="8" width="3" height="4" rx="1"/><rect x="5" y="5.5" width="3" height="6.5" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" width="3" height="12" rx="1"/></svg>`,
  battery: `<svg viewBox="0 0 27 12" width="27" height="12" aria-hidden="true"><rect x=".5" y=".5" width="23" height="11" rx="3" fill="none" stroke="currentColor" opacity=".4"/><rect x="2" y="2" width="20" height="8" rx="1.8" fill="currentColor"/><path d="M25 4v4c.9-.3 1.5-1.1 1.5-2S25.900 4.300 25 4z" fill="currentColor" opacity=".5"/></svg>`,
}
