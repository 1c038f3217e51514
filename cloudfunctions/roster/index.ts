import { serve } from '../kit/main'

export const actions = {}

export const main = serve(actions)
