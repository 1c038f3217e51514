import type { Place } from '../shared/kit/place'

/**
 * Where the person is. Nobody is asked before they have read why: the first time, `recall` answers 'unasked' and the
 * page explains; only after a tap does `ask` let WeChat put its own question.
 */
export type Whereabouts =
  | { kind: 'known'; at: Place }
  | { kind: 'unasked' }
  | { kind: 'declined' }
  | { kind: 'refused' }
  | { kind: 'unavailable' }
