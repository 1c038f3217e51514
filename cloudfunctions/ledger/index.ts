import { serve } from '../kit/main'
import { exportMine, mine } from './mine'
import { rules, setRules } from './rules'

export const actions = { mine, export: exportMine, rules, setRules }

export const main = serve(actions)
