import { serve } from '../kit/main'
import { attendees } from './attendees'
import { cancel } from './cancel'
import { certificate } from './certificate'
import { change } from './change'
import { check } from './check'
import { creditNow } from './credit'
import { dropDraft, listDrafts, saveDraft } from './drafts'
import { evaluate, listEvaluations } from './evaluate'
import { gallery } from './gallery'
import { get } from './get'
import { findMember } from './findMember'
import { setHelpers } from './helpers'
import { leave } from './leave'
import { find, mine, month } from './list'
import { offerMakeUp } from './makeUp'
import { atStation, form, organized } from './office'
import { leaveFor, signUpFor } from './onBehalf'
import { publish } from './publish'
import { record, saveRecord } from './record'
import { askRemoval, listRemovals, settleRemoval } from './removal'
import { exportAttendance, signInSheet } from './sheets'
import { signUp } from './signUp'
import { everyMinute } from './timer'

export const actions = {
  ...{ find, month, mine, get, signUp, leave },
  ...{ publish, saveDraft, drafts: listDrafts, dropDraft, form, organized, atStation, check, change, cancel },
  ...{ attendees, signUpFor, leaveFor, findMember, setHelpers, signInSheet, exportAttendance },
  ...{ record, saveRecord, gallery, askRemoval, removals: listRemovals, settleRemoval },
  ...{ evaluate, evaluations: listEvaluations, creditHours: creditNow, offerMakeUp, certificate },
}

export const main = serve(actions, { onTimer: everyMinute })
