import { defineTag } from './kit/define'

defineTag({ properties: { scaleArea: Boolean } })
