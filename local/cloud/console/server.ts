import type { IncomingMessage, ServerResponse } from 'node:http'
export async function servePage(
  _request: IncomingMessage,
  response: ServerResponse,
  _url: URL,
): Promise<void> {
  response.writeHead(404).end()
}
