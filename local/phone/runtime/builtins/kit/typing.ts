/** What the keyboard of a phone would let through for an input's type: a computer's has all keys. */
const WRONG: Record<string, RegExp> = {
  number: /\D/g,
  digit: /[^\d.]/g,
  idcard: /[^\dXx]/g,
}

/** The typed text without what the type's keyboard has no key for; a number has one point at most. */
export function typable(text: string, type: string): string {
  const wrong = WRONG[type]
  const kept = wrong ? text.replace(wrong, '') : text
  if (type !== 'digit') return kept
  const [whole = '', ...rest] = kept.split('.')
  return rest.length ? `${whole}.${rest.join('')}` : whole
}

/** The browser's keyboard for a type, on a phone of glass. */
export function inputMode(type: string): string {
  if (type === 'number' || type === 'idcard') return 'numeric'
  return type === 'digit' ? 'decimal' : 'text'
}
