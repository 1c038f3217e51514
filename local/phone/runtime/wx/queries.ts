import { IntersectionWatch } from '../framework/intersection'
import { SelectorQuery } from '../framework/query'
import type { Caller } from '../framework/caller'
import type { Area } from './registry'

export const queries: Area = {
  sync: {
    createSelectorQuery: () => new SelectorQuery(),
    createIntersectionObserver: (caller: Caller, options?: object) => new IntersectionWatch(caller, options),
  },
}
