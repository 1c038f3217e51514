import { app } from './app'
import { elements } from './elements'
import type { Case } from './kit'
import { pages } from './pages'
import { selectors } from './selectors'
import { tool } from './tool'

/** Every row of the protocol, to be gone through under `connect` and under `launch`. */
export const cases: readonly Case[] = [...pages, ...selectors, ...elements, ...app, ...tool]
