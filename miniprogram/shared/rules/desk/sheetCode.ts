/**
 * The code printed on a sign-in sheet: `XHM:SHEET:<event>`. It proves nothing and lets nobody in: it opens the event, and
 * for whoever stands at its desk the names to tick off from this sheet.
 */
export const sheetCodeText = (eventId: string): string => `XHM:SHEET:${eventId}`

const PATTERN = /^XHM:SHEET:([\w-]{1,40})$/

/** The event's id; null when the text is no sheet's. */
export const readSheetCode = (text: string): string | null => PATTERN.exec(text.trim())?.[1] ?? null
