import { call } from './cloud'
import { kept } from './kept'

export const me = () => kept('me', () => call('member.me', {}))
