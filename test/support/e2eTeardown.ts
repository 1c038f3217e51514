/** Stops what `e2eSetup` started. */
export default async function e2eTeardown(): Promise<void> {
  await Promise.resolve()
}
