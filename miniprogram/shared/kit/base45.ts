/** RFC 9285: bytes as the 45 characters that a QR code packs into five and a half bits each. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const second = bytes[at + 1]
    let value = second === undefined ? (bytes[at] ?? 0) : (bytes[at] ?? 0) * 256 + second
    for (let digits = second === undefined ? 2 : 3; digits > 0; digits--) {
      text += DIGITS[value % 45] ?? ''
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** null when the text is not one of base 45. */
export function fromBase45(text: string): Uint8Array | null {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((digit) => DIGITS.indexOf(digit))
    if (digits.includes(-1)) return null
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0)
    if (value >= (digits.length === 3 ? 65_536 : 256)) return null
    bytes.push(...(digits.length === 3 ? [Math.floor(value / 256), value % 256] : [value]))
  }
  return Uint8Array.from(bytes)
}
