import type { ArticleBlock } from '../../contract/lesson'

/** Read aloud at an even pace; from it follows how long an article is. */
export const CHARACTERS_PER_SECOND = 4
const PICTURE_SECONDS = 5
const SHORTEST_SECONDS = 5

type Written = Pick<ArticleBlock, 'kind' | 'text'>

const secondsOf = ({ kind, text }: Written): number =>
  kind === 'picture'
    ? PICTURE_SECONDS
    : Math.max(SHORTEST_SECONDS, Math.ceil([...text].length / CHARACTERS_PER_SECOND))

/** Each block with the seconds that it takes, one after another. */
export function timed<T extends Written>(blocks: readonly T[]): (T & { from: number; to: number })[] {
  let to = 0
  return blocks.map((block) => {
    const from = to
    to += secondsOf(block)
    return { ...block, from, to }
  })
}

export const articleSeconds = (blocks: readonly Written[]): number =>
  timed(blocks).reduce((_, { to }) => to, 0)

/** As much as one paragraph may hold. */
export const PARAGRAPH = 2_000

/** A text that was pasted in one piece, as paragraphs: one for each line that says something; what is too long is cut. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap(cut)

/** After a sentence where there is one. */
function cut(line: string): string[] {
  if (line.length <= PARAGRAPH) return [line]
  const end = line.slice(0, PARAGRAPH).search(/[。！？；][^。！？；]*$/)
  const at = end > 0 ? end + 1 : PARAGRAPH
  return [line.slice(0, at), ...cut(line.slice(at))]
}
