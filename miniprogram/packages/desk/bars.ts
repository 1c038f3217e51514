const BARS = {
  plain: ['#000000', '#FAF7F4'],
  in: ['#ffffff', '#0B6B4F'],
  amber: ['#000000', '#FBF1DE'],
  refused: ['#000000', '#FBEDEE'],
} as const

/** The bar above the page takes the colour of the answer below it. */
export function paintBar(tone: keyof typeof BARS): void {
  const [frontColor, backgroundColor] = BARS[tone]
  void wx.setNavigationBarColor({ frontColor, backgroundColor }).catch(() => undefined)
}
