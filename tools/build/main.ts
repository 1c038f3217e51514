import { buildFunctions } from './functions'

/** `npm run build`: the functions as WeChat gets them, in build/cloudfunctions/. */
buildFunctions()
  .then(async ({ dir, dispose }) => {
    await dispose()
    process.stdout.write(`Built ${dir}\n`)
  })
  .catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
