import { serve } from '../kit/main'
import { beat } from './beat'
import { desk } from './desk'
import { begin, saveDraft, submit, work } from './draft'
import { evaluate } from './evaluate'
import { figures } from './figures'
import { finish } from './finish'
import { get } from './get'
import { list } from './list'
import { home, myPlans } from './myPlans'
import { favourite, setNeeds } from './own'
import { place, revise } from './place'
import { planList as plans, removePlan, savePlan } from './plans'
import { answer, quiz } from './quiz'
import { planReach } from './reach'
import { remark, review } from './review'
import { onSoundHeard } from './sounds'
import { remind } from './timer'
import { preview, works } from './works'

export const actions = {
  ...{ home, list, get, beat, finish, quiz, answer, favourite, evaluate },
  ...{ works, desk, work, begin, saveDraft, preview, submit, remark, review, revise, place, figures },
  ...{ myPlans, setNeeds, plans, planReach, savePlan, removePlan },
}

export const main = serve(actions, { onTimer: remind, onMessage: onSoundHeard })
