/** A page's query may arrive as it was sent; what somebody's own code holds may look like that and not be it. */
export function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
