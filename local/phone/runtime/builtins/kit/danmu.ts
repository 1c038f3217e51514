/** Remarks that fly over a video from right to left. */
export interface Remark {
  text: string
  color?: string
  /** Second of the film at which it starts. */
  time?: number
}

/** Milliseconds of the way across. */
const FLIGHT = 6_000
const ROWS = 5

let row = 0

/** Lets a remark fly over `field`; it is gone when it is across. */
export function fly({ text, color = '#ffffff' }: Remark, field: HTMLElement): void {
  const bullet = field.ownerDocument.createElement('span')
  bullet.className = 'wx-video-remark'
  bullet.textContent = text
  bullet.style.color = color
  bullet.style.top = `${(row++ % ROWS) * 22 + 6}px`
  field.append(bullet)
  const from = field.clientWidth
  const flight = bullet.animate(
    [{ transform: `translateX(${from}px)` }, { transform: `translateX(${-bullet.offsetWidth}px)` }],
    { duration: FLIGHT },
  )
  flight.onfinish = () => bullet.remove()
}

/** Those that start after `from` and not after `to`, seconds. */
export function due(remarks: readonly Remark[], from: number, to: number): Remark[] {
  return remarks.filter(({ time = 0 }) => time > from && time <= to)
}
