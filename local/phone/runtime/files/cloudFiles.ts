import { host } from '../host'

/** Where the phone server hands out a file of the cloud; who may see it is decided there. */
export function cloudFileUrl(fileID: string): string {
  const { phoneId, token } = host.config
  return `/api/file?${new URLSearchParams({ phone: phoneId, id: fileID, token })}`
}
