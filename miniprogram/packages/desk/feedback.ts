/** What a desk lets hear and feel: one sound for in, another for "look here". */

let players: Record<'in' | 'look', WechatMiniprogram.InnerAudioContext> | null = null

function player(kind: 'in' | 'look'): WechatMiniprogram.InnerAudioContext {
  players ??= { in: made('in'), look: made('look') }
  return players[kind]
}

function made(kind: 'in' | 'look'): WechatMiniprogram.InnerAudioContext {
  const context = wx.createInnerAudioContext()
  context.src = `/packages/desk/sounds/${kind}.wav`
  return context
}

export function signal(kind: 'in' | 'look'): void {
  const buzz = kind === 'in' ? wx.vibrateShort({ type: 'heavy' }) : wx.vibrateLong()
  void buzz.catch(() => undefined)
  const sound = player(kind)
  sound.stop()
  sound.play()
}
