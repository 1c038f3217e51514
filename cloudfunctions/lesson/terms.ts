import { pinyin } from 'pinyin-pro'

/**
 * What a lesson is found by, as one indexed list: each two characters that stand together in its title, lecturer, theme
 * and words; and, of the title, each character and its sound from each character on, whole and by first letters, so that a beginning finds it.
 */
const WORDS_LENGTH = 400
const HAN = /[\u4e00-\u9fff]/

export interface Searchable {
  title: string
  lecturer: string
  theme: string
  words: string
}

export function termsOf({ title, lecturer, theme, words }: Searchable): string[] {
  const texts = [title, lecturer, theme, words.slice(0, WORDS_LENGTH)]
  const single = [...title].filter((letter) => HAN.test(letter))
  return [...new Set([...single, ...texts.flatMap((text) => pairs(text)), ...soundsOf(title)])]
}

/** What to look for: all of these terms, the sound as a beginning. Empty for a text with nothing to look for. */
export function lookFor(text: string): { pairs: string[]; sound: string | null } {
  const letters = text.toLowerCase().replace(/[\s'’]/g, '')
  if (/^[a-z]+$/.test(letters)) return { pairs: [], sound: `~${letters}` }
  const parts = text.split(/\s+/).filter((part) => part !== '')
  return { pairs: [...new Set(parts.flatMap((part) => pairs(part)))].slice(0, 12), sound: null }
}

/** '小红梅' › '小红', '红梅'; a character that stands alone is itself. Letters and digits stay together as a word. */
function pairs(text: string): string[] {
  const runs = text.toLowerCase().match(/[a-z0-9]+|[\u4e00-\u9fff]+/g) ?? []
  return runs.flatMap((run) => {
    if (/^[a-z0-9]/.test(run)) return [run]
    const letters = [...run]
    return letters.length === 1
      ? letters
      : letters.slice(1).map((letter, index) => (letters[index] ?? '') + letter)
  })
}

function soundsOf(title: string): string[] {
  const syllables = pinyin(title.replace(/[^\u4e00-\u9fffa-zA-Z0-9]/g, ''), {
    ...{ toneType: 'none', type: 'array', v: true },
  }).map((one) => one.toLowerCase())
  return syllables.flatMap((_, from) => {
    const rest = syllables.slice(from)
    return [`~${rest.join('')}`, `~${rest.map((one) => one[0] ?? '').join('')}`]
  })
}
