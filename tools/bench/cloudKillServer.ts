import { startCloud } from '../../local/cloud/index'

/** A cloud on a data folder, for tests that kill it at any moment. Starts faster than the whole of `npm run cloud`. */
async function main(dataDir = ''): Promise<void> {
  const schema = [{ name: 'pairs', indexes: [{ name: 'by_pair', keys: { pair: 1 as const } }] }]
  const cloud = await startCloud({ dataDir, schema, onWarning: () => undefined })
  process.send?.({ env: cloud.sdkEnv() })
}

void main(...process.argv.slice(2))
