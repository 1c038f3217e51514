import { serve } from '../kit/main'
import { dropDraft, listDrafts, saveDraft } from './drafts'
import { get } from './get'
import { leave } from './leave'
import { find, mine, month } from './list'
import { form, organized } from './office'
import { publish } from './publish'
import { signUp } from './signUp'

export const actions = {
  ...{ find, month, mine, get, signUp, leave },
  ...{ publish, saveDraft, drafts: listDrafts, dropDraft, form, organized },
}

export const main = serve(actions)
