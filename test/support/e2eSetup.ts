/** Starts what the end-to-end tests share. jest calls this only when one of them runs. */
export default async function e2eSetup(): Promise<void> {
  await Promise.resolve()
}
