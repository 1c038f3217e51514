import { serve } from '../kit/main'
import { close } from './close'
import { create } from './create'
import { gaps } from './gaps'
import { get } from './get'
import { membersOn } from './membersOn'
import { merge } from './merge'
import { move } from './move'
import { rename } from './rename'
import { search } from './search'
import { setSecretary } from './setSecretary'

export const actions = { get, search, create, rename, move, merge, close, setSecretary, membersOn, gaps }

export const main = serve(actions)
