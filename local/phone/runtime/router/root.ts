/** The root component of a page, as the adapter gives it. */
import type { Root as AdapterRoot } from 'glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter'
export type Root = AdapterRoot
