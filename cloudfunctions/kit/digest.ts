import { createHash } from 'node:crypto'

/** A short name for something long, the same every time: 24 hexadecimal characters of SHA-256. */
export const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 24)
