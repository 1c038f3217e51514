const scalars = ['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal', '$oid']

/** Canonical EJSON as a person would write it: for a glance, not for reading back. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (first && entries.length === 1) {
    const [key, inner] = first as [string, unknown]
    if (scalars.includes(key)) return key === '$oid' ? inner : Number(inner)
    if (key === '$date') return new Date(Number(plain(inner))).toISOString()
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]))
}
