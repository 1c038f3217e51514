import type { Area } from '../registry'
import { request } from './request'
import { sockets } from './socket'
import { taskCall } from './task'
import { downloadFile, uploadFile } from './transfer'

export const net: Area = {
  ...sockets,
  sync: {
    ...sockets.sync,
    request: taskCall('request', request),
    uploadFile: taskCall('uploadFile', uploadFile),
    downloadFile: taskCall('downloadFile', downloadFile),
  },
}
