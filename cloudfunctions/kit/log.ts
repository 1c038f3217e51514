/** One line of JSON per unforeseen error: what WeChat's log search can find by request id. */
export function logError(requestId: string, error: unknown): void {
  const { message, stack } =
    error instanceof Error ? error : { message: JSON.stringify(error), stack: undefined }
  console.error(JSON.stringify({ level: 'error', requestId, message, stack }))
}
