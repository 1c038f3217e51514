/** Tags of the template language itself. */
const syntaxTags = new Set(['block', 'template', 'import', 'include', 'slot', 'wxs'])

/** Every built-in tag in WeChat's documentation, base library 3. */
const builtinTags = new Set(
  `view text image icon button input textarea form label checkbox checkbox-group radio radio-group switch slider
  picker picker-view picker-view-column progress rich-text scroll-view swiper swiper-item movable-area movable-view
  cover-view cover-image match-media page-container page-meta navigation-bar root-portal share-element navigator
  functional-page-navigator audio video camera live-player live-pusher voip-room channel-live channel-video canvas map
  web-view ad ad-custom official-account official-account-publish open-data open-data-list open-data-item editor
  editor-portal keyboard-accessory store-home store-product store-coupon store-gift selection span list-view list-builder
  grid-view grid-builder sticky-header sticky-section nested-scroll-header nested-scroll-body draggable-sheet snapshot
  double-tap-gesture-handler force-press-gesture-handler horizontal-drag-gesture-handler long-press-gesture-handler
  pan-gesture-handler scale-gesture-handler tap-gesture-handler vertical-drag-gesture-handler xr-frame`
    .split(/\s+/)
    .filter(Boolean),
)

export function isBuiltinTag(tag: string): boolean {
  return builtinTags.has(tag)
}

export function isSyntaxTag(tag: string): boolean {
  return syntaxTags.has(tag)
}
