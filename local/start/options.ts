import path from 'node:path'
import { parseArgs } from 'node:util'
import { StartError } from '../cloud'

export const defaultPort = 5600

export const usage = `Usage: npm start -- [options]

  --port N       port on 127.0.0.1; also by PORT (default ${defaultPort}; 0 takes a free one)
  --data DIR     folder of the store (default .data/)
  --memory       keep nothing on the disk
  --fresh        begin with the demo data again
  --now ISO      set the cloud's clock, e.g. 2026-05-04T09:00+08:00
  --users a,b    people that one can be on the phone, of the demo data's
  --no-open      open no browser
`

export interface StartOptions {
  port: number
  /** Absolute folder, or null for a store in memory. */
  dataDir: string | null
  fresh: boolean
  open: boolean
  /** Epoch milliseconds, or null for the machine's time. */
  now: number | null
  /** Ids of the users to offer, or null for all. */
  users: string[] | null
  help: boolean
}

const known = {
  port: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  now: { type: 'string' },
  users: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Reads the command line; throws a StartError whose message says what is wrong with it. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv, root: string): StartOptions {
  const given = parse(args)
  if (given.memory && given.data !== undefined)
    throw new StartError('--memory and --data exclude each other.')
  const folder = path.resolve(
    given.data === undefined ? root : (env['INIT_CWD'] ?? process.cwd()),
    given.data ?? '.data',
  )
  return {
    port: readPort(given.port ?? env['PORT']),
    dataDir: given.memory ? null : folder,
    fresh: given.fresh,
    open: !given['no-open'],
    now: given.now === undefined ? null : readInstant(given.now),
    users: given.users === undefined ? null : given.users.split(',').map((it) => it.trim()),
    help: given.help,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: known, strict: true }).values
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new StartError(`${sentence}. Run "npm start -- --help" for the options.`)
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new StartError(`"${text}" is no port: a whole number from 0 to 65535 is needed.`)
}

function readInstant(text: string): number {
  const instant = Date.parse(text)
  if (!Number.isNaN(instant)) return instant
  throw new StartError(`--now needs an ISO 8601 time such as 2026-05-04T09:00+08:00, not "${text}".`)
}
