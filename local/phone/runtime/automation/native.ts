/** What `miniProgram.native()` does: the buttons of WeChat's own dialogs and of the phone around the page. */
import { manifest } from '../host'
import { navigateBack, reLaunch, switchTab } from '../router/router'

type Params = Record<string, unknown>

/** Presses a button of the question that is open: the last one says yes, the first one of two says no. */
function press(which: 'yes' | 'no'): void {
  const dialogs = document.querySelectorAll('.modal[role="dialog"]')
  const buttons = Array.from(dialogs.item(dialogs.length - 1)?.querySelectorAll<HTMLElement>('button') ?? [])
  const chosen = which === 'yes' ? buttons.at(-1) : buttons.length > 1 ? buttons[0] : undefined
  if (!chosen) throw new Error(buttons.length > 0 ? 'the dialog cannot be refused' : 'no dialog is open')
  chosen.click()
}

function goHome(): Promise<void> {
  const { app, pages } = manifest()
  return reLaunch(`/${String(app['entryPagePath'] ?? pages[0])}`)
}

const actions: Record<string, (data: Params) => unknown> = {
  confirmModal: () => press('yes'),
  cancelModal: () => press('no'),
  authorizeAllow: () => press('yes'),
  authorizeCancel: () => press('no'),
  shareConfirm: () => press('yes'),
  shareCancel: () => press('no'),
  closePaymentDialog: () => press('no'),
  goHome,
  navigateLeft: () => navigateBack(),
  switchTab: ({ url }) => switchTab(String(url)),
}

/** Tool.native. */
export async function callNative({ method, data }: Params): Promise<object> {
  const action = Object.hasOwn(actions, String(method)) ? actions[String(method)] : undefined
  if (!action) throw new Error(`native.${String(method)} not exists`)
  await action((data ?? {}) as Params)
  return {}
}
