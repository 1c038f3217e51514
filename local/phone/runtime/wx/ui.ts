import { topPage } from '../router/router'
import { resolveResource } from '../builtins/kit/resource'
import { showActionSheet } from '../shell/actionSheet'
import { showModal, type ModalOptions } from '../shell/dialogs'
import { refreshChrome } from '../shell/stage'
import { hideToast, showToast, type ToastOptions } from '../shell/toast'
import { cancelled, Failure } from './failure'
import type { Area } from './registry'

/** Milliseconds a toast stays when nobody says how long. */
const TOAST_DURATION = 1500

interface SheetOptions {
  itemList: string[]
  itemColor?: string
  alertText?: string
}

async function actionSheet({ itemList, itemColor, alertText }: SheetOptions): Promise<{ tapIndex: number }> {
  if (!Array.isArray(itemList) || !itemList.length || itemList.length > 6)
    throw new Failure('parameter error: itemList should not be empty or have more than 6 rows')
  const tapIndex = await showActionSheet(itemList, alertText, itemColor)
  if (tapIndex === undefined) throw cancelled()
  return { tapIndex }
}

/** The page whose furniture is changed: the one on top. */
function withChrome(change: (page: NonNullable<ReturnType<typeof topPage>>) => void): void {
  const page = topPage()
  if (!page) return
  change(page)
  refreshChrome(page)
}

interface BarColor {
  frontColor: string
  backgroundColor: string
}

export const ui: Area = {
  async: {
    showToast(options: ToastOptions) {
      const { icon = 'success', image, duration = TOAST_DURATION } = options
      const page = topPage()
      const picture = image && page ? resolveResource(image, page.caller) : image
      showToast({ ...options, icon, duration, ...(picture ? { image: picture } : {}) })
    },
    hideToast,
    showLoading: ({ title, mask = false }: ToastOptions) =>
      showToast({ title, icon: 'loading', duration: 0, mask }),
    hideLoading: hideToast,
    showModal: (options: ModalOptions) => showModal(options),
    showActionSheet: actionSheet,
    setNavigationBarTitle: ({ title }: { title: string }) =>
      withChrome((page) => {
        page.chrome.title = String(title)
      }),
    setNavigationBarColor: ({ frontColor, backgroundColor }: BarColor) =>
      withChrome((page) => Object.assign(page.chrome, { color: frontColor, background: backgroundColor })),
    showNavigationBarLoading: () => withChrome((page) => (page.chrome.loading = true)),
    hideNavigationBarLoading: () => withChrome((page) => (page.chrome.loading = false)),
    hideHomeButton: () => withChrome((page) => (page.chrome.homeButton = false)),
    setBackgroundColor({ backgroundColor }: { backgroundColor?: string }) {
      const page = topPage()
      if (page && backgroundColor) page.frame.layer.style.backgroundColor = backgroundColor
    },
    loadFontFace: () => ({ status: 'loaded' }),
    hideKeyboard() {
      const focused = topPage()?.frame.document.activeElement as HTMLElement | null | undefined
      focused?.blur()
    },
  },
}
