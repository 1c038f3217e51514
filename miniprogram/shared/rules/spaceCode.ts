/**
 * The text of the code that hangs at a space's door. `key` is drawn at random and kept on the server, so a code cannot
 * be made up from a space's id, and a lost sheet can be replaced.
 */
export interface SpaceCode {
  spaceId: string
  key: string
}

const PATTERN = /^XHM:SPACE:([\w-]{1,40}):([\w-]{8,40})$/

export const spaceCodeText = ({ spaceId, key }: SpaceCode): string => `XHM:SPACE:${spaceId}:${key}`

/** null when the text is not a space's code at all. */
export function readSpaceCode(text: string): SpaceCode | null {
  const [, spaceId, key] = PATTERN.exec(text.trim()) ?? []
  return spaceId && key ? { spaceId, key } : null
}
