import { serve } from '../kit/main'
import { consent, consents, withdraw } from './consent'
import { list, read, readAll, unread } from './list'
import { sendDue } from './send'

export const actions = { list, unread, read, readAll, consent, consents, withdraw }

export const main = serve(actions, { onTimer: sendDue })
