import { serve } from '../kit/main'
import { deliver } from './deliver'
import { eventCode } from './eventCode'
import { log, look } from './look'
import { myCode } from './myCode'
import { open } from './open'
import { people } from './people'
import { scan } from './scan'
import { addSheet, sheets } from './sheets'

export const actions = { open, people, deliver, look, log, eventCode, scan, myCode, addSheet, sheets }

export const main = serve(actions)
