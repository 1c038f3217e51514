import type { MemberApi } from './member'
import type { StationApi } from './station'

/** The whole API: one line per function. A key is '<function>.<action>'. */
export interface Api extends StationApi, MemberApi {}

export type ActionName = keyof Api
export type InputOf<K extends ActionName> = Api[K]['input']
export type OutputOf<K extends ActionName> = Api[K]['output']
