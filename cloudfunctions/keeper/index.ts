import { serve } from '../kit/main'
import { content } from './content'
import { exportLog, log } from './log'
import { previewRetire, retireStation } from './retire'
import { organizations } from './organizations'
import { moveStation, openStation, site } from './site'
import { previewSpace, saveSpace, space } from './space'
import { previewStation, saveStation, station } from './station'
import { fixLog, strikeLog, writeLog } from './writeLog'

export const actions = {
  ...{ station, previewStation, saveStation, space, previewSpace, saveSpace },
  ...{ log, writeLog, fixLog, strikeLog, exportLog },
  ...{ site, openStation, moveStation, previewRetire, retireStation },
  ...{ organizations, content },
}

export const main = serve(actions)
