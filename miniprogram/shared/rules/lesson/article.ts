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
