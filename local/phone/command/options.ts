import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

export const defaultPort = 5700
/** WeChat DevTools' own, by convention. */
export const defaultAutoPort = 9420

export const usage = `Usage: npm run phone -- --project DIR [options]

  --project DIR   folder of project.config.json (default: where the command is called)
  --port N        port of the phone's page on 127.0.0.1 (default ${defaultPort}; 0 takes a free one)
  --auto-port N   port of the automation socket (default ${defaultAutoPort}; 0 takes a free one)
  --open          opens the phone in a browser
`

export interface PhoneOptions {
  /** Absolute folder. */
  project: string
  port: number
  autoPort: number
  open: boolean
  help: boolean
}

const known = {
  project: { type: 'string' },
  port: { type: 'string' },
  'auto-port': { type: 'string' },
  open: { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Reads the command line; throws an Error whose message says what is wrong with it. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): PhoneOptions {
  const { values, positionals } = parse(args)
  // npm runs scripts in the package's folder and says here where it was called.
  const here = env['INIT_CWD'] ?? process.cwd()
  return {
    project: values.help ? here : findProject(path.resolve(here, values.project ?? positionals[0] ?? '.')),
    port: readPort(values.port, defaultPort),
    autoPort: readPort(values['auto-port'], defaultAutoPort),
    open: values.open,
    help: values.help,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: known, strict: true, allowPositionals: true })
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new Error(`${sentence}. Run "npm run phone -- --help" for the options.`)
  }
}

/** The folder itself, or of the file project.config.json or app.json that is named. */
function findProject(named: string): string {
  const folder = /\.json$/.test(named) ? path.dirname(named) : named
  const isOne = ['project.config.json', 'app.json'].some((it) => fs.existsSync(path.join(folder, it)))
  if (isOne) return folder
  throw new Error(`${folder} has neither a project.config.json nor an app.json.`)
}

function readPort(text: string | undefined, usual: number): number {
  if (text === undefined || text === '') return usual
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Error(`"${text}" is no port: a whole number from 0 to 65535 is needed.`)
}
