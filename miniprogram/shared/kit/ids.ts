/** Random part of an id: 16 characters of base 36. Not a secret; uniqueness is all that it is for. */
export function randomPart(random: () => number = Math.random): string {
  let part = ''
  while (part.length < 16) part += Math.floor(random() * 36).toString(36)
  return part
}

/** A request id made on the phone once per intention; a retry sends the same one. */
export const newRequestId = (random?: () => number): string => `q_${randomPart(random)}`
