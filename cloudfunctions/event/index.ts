import { serve } from '../kit/main'
import { attendees } from './attendees'
import { cancel } from './cancel'
import { change } from './change'
import { check } from './check'
import { dropDraft, listDrafts, saveDraft } from './drafts'
import { get } from './get'
import { setHelpers } from './helpers'
import { leave } from './leave'
import { find, mine, month } from './list'
import { form, organized } from './office'
import { leaveFor, signUpFor } from './onBehalf'
import { publish } from './publish'
import { signUp } from './signUp'
import { everyMinute } from './timer'

export const actions = {
  ...{ find, month, mine, get, signUp, leave },
  ...{ publish, saveDraft, drafts: listDrafts, dropDraft, form, organized, check, change, cancel },
  ...{ attendees, signUpFor, leaveFor, setHelpers },
}

export const main = serve(actions, { onTimer: everyMinute })
