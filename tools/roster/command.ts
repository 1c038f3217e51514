import { run } from './main'

run(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).then(
  // The SDK keeps sockets open that would hold the process for a while.
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`)
    process.exit(1)
  },
)
