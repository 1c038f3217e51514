/**
 * How large everything is shown. WeChat's own font setting counts, and so does our own switch 标准 / 长辈版, kept on the
 * phone. From 1.4 on the layout changes too: one column, larger targets, fewer things (docs: DESIGN, "Scale").
 */
export type DisplayChoice = 'standard' | 'elder'

export interface Display {
  /** What font sizes are multiplied by. */
  scale: number
  /** Whether the elder layout is shown. */
  elder: boolean
  /** For `page-meta`: the tokens that change with the scale. */
  pageStyle: string
}

const ELDER_SCALE = 1.4
const LEAST_SCALE = 0.94
const MOST_SCALE = 1.6
const TARGET_PX = 44

/** The display for a font setting and a choice; `null` is a person who has not chosen yet. Pure. */
export function displayOf(fontScale: number, choice: DisplayChoice | null): Display {
  const wanted = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, fontScale))
  const scale = scaleOf(wanted, choice)
  const elder = scale >= ELDER_SCALE
  const target = Math.round(TARGET_PX * Math.max(1, scale))
  const pair = elder ? '1fr' : '1fr 1fr'
  return { scale, elder, pageStyle: `--scale:${scale};--target:${target}px;--pair:${pair}` }
}

/** Whoever says 标准 gets it, even when WeChat itself is set large: the switch must do what it says. */
function scaleOf(fontScale: number, choice: DisplayChoice | null): number {
  if (choice === 'elder') return Math.max(ELDER_SCALE, fontScale)
  return choice === 'standard' ? Math.min(1, fontScale) : fontScale
}
