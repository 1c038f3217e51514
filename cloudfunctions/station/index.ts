import { serve } from '../kit/main'
import { atDoor, leave, walkIn } from './atDoor'
import { board } from './board'
import { cancel } from './cancel'
import { change } from './change'
import { checkIn } from './checkIn'
import { close, closePreview, reopen } from './close'
import { day } from './day'
import { decide, release } from './decide'
import { favourite } from './favourite'
import { get } from './get'
import { keeperWalkIn } from './keeperWalkIn'
import { mine } from './mine'
import { near } from './near'
import { others } from './others'
import { reserve } from './reserve'
import { seriesMake, seriesPreview } from './series'
import { spaceCode } from './spaceCode'
import { sweepNow } from './sweep'
import { everyMinute } from './timer'
import { waitAccept, waitDecline, waitJoin, waitLeave } from './wait'
import { sideBySide, week } from './week'

export const actions = {
  ...{ near, get, favourite, day, week, sideBySide },
  ...{ reserve, change, cancel, mine, others, seriesPreview, seriesMake },
  ...{ waitJoin, waitLeave, waitAccept, waitDecline },
  ...{ checkIn, atDoor, walkIn, leave, spaceCode },
  ...{ board, decide, release, keeperWalkIn, closePreview, close, reopen, sweep: sweepNow },
}

export const main = serve(actions, { onTimer: everyMinute })
