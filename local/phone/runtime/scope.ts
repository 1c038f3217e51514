/** The globals of product code. Filled while the phone starts; see `PhoneGlobal.scope`. */
export const scope: Record<string, unknown> = {}
