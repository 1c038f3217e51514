/** A circle of 100 by 100; its radius makes it 100 units around, so that a share of it is a number of units. */
const RADIUS = 15.9155
const TRACK = '%23F1EEEB'
const PLUM = '%23B3122A'
const PINE = '%230B6B4F'

/** The ring as a background picture: old WebViews have no other way to draw a part of a circle without a canvas. */
export function ringStyle(share: number): string {
  const part = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
  const circle = (color: string, more: string) =>
    `%3Ccircle cx='18' cy='18' r='${RADIUS}' fill='none' stroke='${color}' stroke-width='3.4'${more}/%3E`
  const done =
    part > 0
      ? circle(
          part >= 100 ? PINE : PLUM,
          ` stroke-linecap='round' stroke-dasharray='${part} 100' transform='rotate(-90 18 18)'`,
        )
      : ''
  const svg = `%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'%3E${circle(TRACK, '')}${done}%3C/svg%3E`
  return `background-image:url("data:image/svg+xml,${svg}")`
}
