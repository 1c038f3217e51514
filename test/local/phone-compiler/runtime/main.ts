;(window as unknown as Record<string, unknown>)['stubRuntime'] = true
export {}
