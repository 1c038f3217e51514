/** The four faces of everything that is fetched: not there yet, nothing there, could not be had, and there. */
export type Face = 'loading' | 'empty' | 'failed' | 'full'
