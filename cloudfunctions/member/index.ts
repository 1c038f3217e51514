import { serve } from '../kit/main'
import { accept } from './accept'
import { bind } from './bind'
import { cards, revokeCard } from './cards'
import { code, codeKeys, readCode, sweepCodeUses } from './code'
import { get, setCannotCome } from './get'
import { grant, revoke } from './grant'
import { grantTrail, holders } from './holders'
import { invite, readInvitation } from './invite'
import { list } from './list'
import { me } from './me'
import { rotateKey } from './rotateKey'
import { exportMine, stored } from './stored'
import { transfer } from './transfer'
import { release, unbind } from './unbind'
import { unmask, unmaskings } from './unmask'

export const actions = {
  ...{ me, bind, invite, readInvitation, accept, unbind, release },
  ...{ list, get, setCannotCome, transfer, unmask, unmaskings },
  ...{ code, codeKeys, readCode, cards, revokeCard, rotateKey },
  ...{ stored, export: exportMine },
  ...{ grant, revoke, holders, grantTrail },
}

export const main = serve(actions, { onTimer: sweepCodeUses })
