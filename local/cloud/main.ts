import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { collections as schema } from '../../cloudfunctions/schema'
import { startCloud, StartError, type Cloud, type CloudOptions } from './index'

const usage = `usage: npm run cloud -- (--memory | --data DIR) [--port N] [--functions DIR] [--push FUNCTION] [--json]
  --memory          keep everything in memory
  --data DIR        keep everything in this folder
  --port N          port on 127.0.0.1; a free one if there is none
  --functions DIR   built functions, DIR/<name>/index.js and config.json; without it there is the database alone
  --push FUNCTION   function that is told of what WeChat pushes (results of mediaCheckAsync)
  --json            first line: {"url", "env", "control"} for programs`

/** The cloud alone, for clients that bring their own tests. */
async function main(): Promise<void> {
  const { options, json, help } = readArguments(process.argv.slice(2))
  if (help) return void process.stdout.write(`${usage}\n`)
  const cloud = await startCloud(options)
  process.stdout.write(`${json ? forPrograms(cloud) : forPeople(cloud)}\n`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop(cloud))
}

const forPrograms = ({ url, control, sdkEnv }: Cloud): string =>
  JSON.stringify({ url, env: sdkEnv(), control: { url: control.url, token: control.token } })

const forPeople = ({ url, control }: Cloud): string => `Cloud: ${url}\nConsole: ${control.console}`

function readArguments(args: string[]): { options: CloudOptions; json: boolean; help: boolean } {
  const { values } = parse(args)
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new StartError(`--port ${values.port}: not a port`)
  }
  if (!values.help && (values.data === undefined) === !values.memory) {
    throw new StartError(usage)
  }
  checkFolder(values.functions)
  const { functions: functionsDir, push: pushFunction, json, help } = values
  return { options: { port, dataDir: values.data ?? null, functionsDir, pushFunction, schema }, json, help }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '0' },
        data: { type: 'string' },
        memory: { type: 'boolean', default: false },
        functions: { type: 'string' },
        push: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function checkFolder(folder: string | undefined): void {
  const isThere = folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
  if (!isThere)
    throw new StartError(`The folder of functions ${folder} is not there. Build them first: npm run build`)
}

async function stop(cloud: Cloud): Promise<void> {
  await cloud.stop()
  process.exit(0)
}

main().catch((error: unknown) => {
  const said =
    error instanceof StartError ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${said}\n`)
  process.exit(1)
})
