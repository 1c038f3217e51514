import { parseArgs } from 'node:util'
import { defaultAutoPort, readOptions, type PhoneOptions } from '../phone/command/options'

export const usage = `Usage: cli auto --project DIR [options]

  --project DIR      folder of project.config.json
  --auto-port N      port of the automation socket on 127.0.0.1 (default ${defaultAutoPort}; 0 takes a free one)
  --auto-account A   who has the phone at the beginning: an id or openid of testAccounts()
  --ticket T         what getTicket() says
  --headed           with a window
  --trust-project    taken as DevTools' cli takes it; nothing is asked here

cli close and cli quit have nothing to do here: an automation ends with its process or by miniProgram.close().
`

export type Command =
  | { kind: 'help' }
  /** What DevTools can do and has no meaning here. */
  | { kind: 'nothing'; name: string }
  | { kind: 'auto'; phone: PhoneOptions; account?: string; ticket?: string; headed: boolean }

const known = {
  project: { type: 'string' },
  'auto-port': { type: 'string' },
  'auto-account': { type: 'string' },
  ticket: { type: 'string' },
  headed: { type: 'boolean' },
  headless: { type: 'boolean' },
  'trust-project': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  // Of DevTools' own, with values that must not be taken for the command.
  port: { type: 'string' },
  lang: { type: 'string' },
  appid: { type: 'string' },
} as const

/** Reads the command line of DevTools' cli; throws an Error whose message says what is wrong with it. */
export function readCommand(args: string[], here: string): Command {
  const { values, positionals } = parseArgs({ args, options: known, strict: false, allowPositionals: true })
  const [name] = positionals
  if (values['help'] || name === 'help') return { kind: 'help' }
  if (name === 'close' || name === 'quit') return { kind: 'nothing', name }
  if (name !== 'auto') throw new Error(`${whatIs(name)} This cli knows auto, close and quit; see cli --help.`)
  const account = text('auto-account')
  const ticket = text('ticket')
  return {
    kind: 'auto',
    phone: readOptions(
      ['--project', text('project') ?? '.', '--auto-port', text('auto-port') ?? '', '--port', '0'],
      { INIT_CWD: here },
    ),
    ...(account !== undefined && { account }),
    ...(ticket !== undefined && { ticket }),
    headed: values['headed'] === true,
  }

  function text(option: keyof typeof known): string | undefined {
    const value = values[option]
    if (value === true) throw new Error(`--${option} needs a value.`)
    return typeof value === 'string' ? value : undefined
  }
}

const whatIs = (name: string | undefined): string =>
  name === undefined ? 'No command was given.' : `There is no command "${name}".`

/** A window needs somewhere to open. Throws a sentence where there is no display. */
export function checkDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): void {
  if (platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return
  throw new Error('There is no display to open a window on. Leave --headed out.')
}
