/** Whom a space is for, on its way back from the tree to the form. */
export interface ChosenAudience {
  id: string
  name: string
}

let chosen: ChosenAudience | null = null

export function choose(audience: ChosenAudience): void {
  chosen = audience
}

/** What was chosen since it was last asked; null when nothing was. */
export function takeChosen(): ChosenAudience | null {
  const taken = chosen
  chosen = null
  return taken
}
