/** What somebody typed to find a member, by what it can mean. */
export type MemberSearch =
  | { kind: 'all' }
  /** The beginning of a name. */
  | { kind: 'name'; begins: string }
  /** The beginning of the pinyin, in full or initials: lower case letters. */
  | { kind: 'sound'; begins: string }
  /** The last digits of a phone. */
  | { kind: 'tail'; digits: string }

/** Letters are pinyin, two digits or more the end of a phone, everything else a name. */
export function readSearch(text: string): MemberSearch {
  const typed = text.replace(/[\s'’·-]/g, '')
  if (typed === '') return { kind: 'all' }
  if (/^\d{2,11}$/.test(typed)) return { kind: 'tail', digits: typed }
  if (/^[a-zü]+$/i.test(typed)) return { kind: 'sound', begins: typed.toLowerCase().replace(/ü/g, 'v') }
  return { kind: 'name', begins: text.trim() }
}
