import path from 'node:path'
import type { Message } from 'esbuild'
import { collections } from '../../cloudfunctions/schema'
import { buildFunctions } from '../../tools/build/functions'
import { startCloud, StartError, type Cloud } from '../cloud'
import { formatProblem } from '../phone/compiler/problems'
import type { BuildProblem } from '../phone/protocol'
import { startPhoneServer, type BuildReport, type PhoneServer } from '../phone/server/phoneServer'
import { isSeeded, seed } from '../seed'
import { demoLocation, demoUsers } from '../seed/users'
import { removeStore } from './fresh'
import type { StartOptions } from './options'
import { portError } from './port'

const root = path.resolve(__dirname, '../..')

/** Everything that runs, and how to stop it in order. */
export interface RunningWorld {
  phone: PhoneServer
  cloud: Cloud
  stop(): Promise<void>
}

/** Builds, starts and fills all of it; what was started is stopped again when a later step fails. */
export async function startWorld(options: StartOptions): Promise<RunningWorld> {
  const users = chooseUsers(options.users)
  const started: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const one of started.splice(0).reverse()) await one()
  }
  try {
    const running: { phone?: PhoneServer } = {}
    const onFunctions = (problems: BuildProblem[]): void => {
      print(problems)
      running.phone?.showOtherProblems(problems)
    }
    const cloud = await startFilledCloud(options, started, onFunctions)
    const phone = await startPhone(options, cloud, users)
    running.phone = phone
    started.push(() => phone.close())
    return { phone, cloud, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startFilledCloud(
  options: StartOptions,
  started: (() => Promise<void>)[],
  onFunctions: (problems: BuildProblem[]) => void,
): Promise<Cloud> {
  if (options.fresh && options.dataDir !== null) await removeStore(options.dataDir)
  const running: { cloud?: Cloud } = {}
  const functions = await buildFunctions({
    watch: true,
    onRebuild: (errors) => {
      onFunctions(errors.map(toProblem))
      if (errors.length === 0) running.cloud?.reloadFunctions()
    },
  })
  started.push(functions.dispose)
  const cloud = await startCloud({
    dataDir: options.dataDir,
    functionsDir: functions.dir,
    schema: collections,
    pushFunction: 'lesson',
  })
  running.cloud = cloud
  started.push(() => cloud.stop())
  if (options.now !== null) cloud.clock.set(options.now)
  if (!(await isSeeded(cloud))) await seed(cloud)
  return cloud
}

async function startPhone(
  { port }: StartOptions,
  cloud: Cloud,
  users: readonly (typeof demoUsers)[number][],
): Promise<PhoneServer> {
  try {
    const onBuild = ({ errors, warnings }: BuildReport): void => print([...errors, ...warnings])
    return await startPhoneServer({
      project: root,
      port,
      cloud,
      users,
      location: demoLocation,
      watch: true,
      onBuild,
    })
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    throw syscall === 'listen' && code ? portError(port, error as NodeJS.ErrnoException) : error
  }
}

function chooseUsers(ids: string[] | null): readonly (typeof demoUsers)[number][] {
  const chosen = ids === null ? demoUsers : demoUsers.filter((it) => ids.includes(it.id))
  const unknown = (ids ?? []).filter((id) => !demoUsers.some((it) => it.id === id))
  if (unknown.length === 0 && chosen.length > 0) return chosen
  const offered = demoUsers.map((it) => it.id).join(', ')
  throw new StartError(`There is no user "${unknown.join(', ')}"; there are ${offered}.`)
}

/** Standard output is for the one line that says where the phone is. */
function print(problems: readonly BuildProblem[]): void {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`)
}

function toProblem({ text, location }: Message): BuildProblem {
  const { file = '', line = 0, column = -1 } = location ?? {}
  return { file, line, column: column + 1, message: text }
}
