import type { ServerResponse } from 'node:http'

/** Server-sent events for pages that are no phones: the desk, and the page that waits for a good build. */
export class News {
  private readonly readers = new Set<ServerResponse>()

  add(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.write(': hello\n\n')
    this.readers.add(response)
    response.on('close', () => this.readers.delete(response))
  }

  tell(event: string, data: unknown): void {
    for (const reader of this.readers) write(reader, event, data)
  }

  tellOne(reader: ServerResponse, event: string, data: unknown): void {
    write(reader, event, data)
  }

  close(): void {
    for (const reader of this.readers) reader.end()
  }
}

function write(reader: ServerResponse, event: string, data: unknown): void {
  reader.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}
