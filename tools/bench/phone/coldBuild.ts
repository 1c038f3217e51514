/** A process of its own that builds the project named on its command line once; see builds.ts. */
import { Compiler, formatProblem } from '../../../local/phone/compiler/compiler'

async function main(project: string): Promise<void> {
  const compiler = new Compiler(project)
  const { errors } = await compiler.build()
  await compiler.dispose()
  if (errors.length > 0) throw new Error(errors.map(formatProblem).join('\n'))
}

main(process.argv[2] ?? '.').then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  },
)
