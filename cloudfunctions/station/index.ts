import { serve } from '../kit/main'
import { cancel } from './cancel'
import { checkIn } from './checkIn'
import { day } from './day'
import { favourite } from './favourite'
import { get } from './get'
import { mine } from './mine'
import { near } from './near'
import { reserve } from './reserve'
import { spaceCode } from './spaceCode'

export const actions = { near, get, favourite, day, reserve, cancel, mine, checkIn, spaceCode }

export const main = serve(actions)
