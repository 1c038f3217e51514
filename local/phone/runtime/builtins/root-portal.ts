import { defineTag } from './kit/define'

defineTag({ properties: { enable: { type: Boolean, value: true } } })
