/** '139****0003': enough to recognise one's own number, not enough to call. '' stays ''. */
export function maskedPhone(phone: string): string {
  if (phone.length < 7) return phone === '' ? '' : '*'.repeat(phone.length)
  const shown = phone.length >= 11 ? 3 : 2
  return phone.slice(0, shown) + '*'.repeat(phone.length - shown - 4) + phone.slice(-4)
}
