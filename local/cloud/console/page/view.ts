/** A section of the page. */
export interface View {
  /** Behind the # of the address. */
  id: string
  title: string
  /** What it shows comes from here; it is shown anew when this is different. */
  load(): Promise<unknown>
  show(data: never, refresh: () => void): HTMLElement[]
}

/** Keeps the types of what a view loads and shows together. */
export const view = <T>(definition: {
  id: string
  title: string
  load(): Promise<T>
  show(data: T, refresh: () => void): HTMLElement[]
}): View => definition
