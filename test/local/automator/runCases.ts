import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { cases } from './cases'
import { rows } from './rows'

interface Watched {
  connection: { send(method: string, params?: object): Promise<unknown> }
}

/** Defines a test for every case, and one that says that every method of the protocol was really sent. */
export function runCases(mini: () => MiniProgram): void {
  const sent = new Set<string>()

  test('the client is connected, and content with the version', async () => {
    const { connection } = mini() as unknown as Watched
    const send = connection.send.bind(connection)
    connection.send = (method, params) => {
      sent.add(method)
      return send(method, params)
    }
    await mini().checkVersion()
  })

  test.each(cases.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { run }) => run(mini()),
    // The client's own navigation sleeps three seconds each time.
    60_000,
  )

  test('every method of the protocol was sent', () => {
    const wanted = rows.flatMap(({ wire, shownBy }) =>
      shownBy ? [] : wire.filter((it) => !it.includes(' ')),
    )
    expect(wanted.filter((method) => !sent.has(method))).toEqual([])
  })
}
