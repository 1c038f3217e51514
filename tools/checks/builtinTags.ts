/** Every tag that WeChat's base library knows by itself. A tag that is none of these renders nothing, silently. */
export const builtinTags: readonly string[] = [
  // Language
  ...['block', 'template', 'import', 'include', 'wxs', 'slot'],
  // Containers
  ...[
    'view',
    'scroll-view',
    'swiper',
    'swiper-item',
    'movable-area',
    'movable-view',
    'cover-view',
    'cover-image',
  ],
  ...['match-media', 'page-container', 'root-portal', 'share-element', 'sticky-header', 'sticky-section'],
  ...['draggable-sheet', 'grid-view', 'list-view', 'list-builder', 'grid-builder', 'nested-scroll-header'],
  ...['nested-scroll-body', 'snapshot', 'span', 'open-container', 'selection'],
  // Content
  ...['text', 'rich-text', 'icon', 'progress', 'image'],
  // Forms
  ...[
    'button',
    'checkbox',
    'checkbox-group',
    'editor',
    'editor-portal',
    'form',
    'input',
    'keyboard-accessory',
  ],
  ...[
    'label',
    'picker',
    'picker-view',
    'picker-view-column',
    'radio',
    'radio-group',
    'slider',
    'switch',
    'textarea',
  ],
  // Navigation
  ...['navigator', 'functional-page-navigator', 'page-meta', 'navigation-bar', 'custom-wrapper'],
  // Media and canvas
  ...['audio', 'video', 'camera', 'live-player', 'live-pusher', 'voip-room', 'channel-live', 'channel-video'],
  ...['canvas', 'map', 'web-view'],
  // Open abilities
  ...['ad', 'ad-custom', 'official-account', 'open-data', 'open-data-list', 'open-data-item', 'store-home'],
  ...['store-product', 'aria-component'],
]
