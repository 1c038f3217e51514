import { serve } from '../kit/main'
import { me } from './me'

export const main = serve({ me })
