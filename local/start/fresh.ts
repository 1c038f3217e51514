import fs from 'node:fs'
import path from 'node:path'
import { StartError } from '../cloud'
import { ownFolder } from '../cloud/store/owner'

/** What the store writes. Nothing else in the folder is touched: it may be anybody's. */
const storeFiles = /^cloud\.mdb/

/** Removes the store in a folder, unless another cloud is using it. */
export async function removeStore(folder: string): Promise<void> {
  if (!fs.existsSync(folder)) return
  const ownership = await ownFolder(folder)
  try {
    for (const name of fs.readdirSync(folder)) if (storeFiles.test(name)) fs.rmSync(path.join(folder, name))
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be emptied: ${(error as Error).message}`)
  } finally {
    await ownership.release()
  }
}
