import { parseArgs } from 'node:util'
import { collections as schema } from '../../cloudfunctions/schema'
import { startCloud, StartError, type Cloud, type CloudOptions } from './index'

const usage = 'usage: main.ts [--port N] (--data DIR | --memory) [--functions DIR] [--json]'

/** The cloud alone, for clients that bring their own tests. */
async function main(): Promise<void> {
  const { options, json } = readArguments()
  const cloud = await startCloud(options)
  const line = json ? JSON.stringify({ url: cloud.url, env: cloud.sdkEnv() }) : `Cloud: ${cloud.url}`
  process.stdout.write(`${line}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(cloud))
}

function readArguments(): { options: CloudOptions; json: boolean } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      memory: { type: 'boolean', default: false },
      functions: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`--port ${values.port}: not a port`)
  if ((values.data === undefined) === !values.memory) throw new StartError(usage)
  const options = { port, dataDir: values.data ?? null, functionsDir: values.functions, schema }
  return { options, json: values.json }
}

async function stop(cloud: Cloud): Promise<void> {
  await cloud.stop()
  process.exit(0)
}

main().catch((error: unknown) => {
  const isExpected =
    error instanceof StartError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  const text =
    error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
})
