/** Globals that a function has once the automation client has sent it to the phone. */
declare const wx: { readonly [method: string]: any } // eslint-disable-line @typescript-eslint/no-explicit-any -- seen only on the phone
declare function getApp(): { globalData: Record<string, unknown> }
declare function getCurrentPages(): { route: string; setData(data: object): void }[]
