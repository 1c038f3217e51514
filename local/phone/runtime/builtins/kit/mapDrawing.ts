/** Lines, areas and circles of a map as SVG, and its pins as elements. */
import { metresToPixels, type Place, type Point } from './mercator'

export interface Marker extends Place {
  id?: number
  title?: string
  iconPath?: string
  width?: number | string
  height?: number | string
  rotate?: number
  alpha?: number
  zIndex?: number
  anchor?: Point
  callout?: Words & { display?: 'ALWAYS' | 'BYCLICK' }
  customCallout?: { display?: 'ALWAYS' | 'BYCLICK' }
  label?: Words
  ariaLabel?: string
}

interface Words {
  content: string
  color?: string
  fontSize?: number
  bgColor?: string
  borderRadius?: number
  borderWidth?: number
  borderColor?: string
  padding?: number
}

export interface Polyline {
  points: Place[]
  color?: string
  width?: number
  dottedLine?: boolean
}

export interface Polygon {
  points: Place[]
  strokeColor?: string
  strokeWidth?: number
  fillColor?: string
}

export interface Circle extends Place {
  radius: number
  color?: string
  fillColor?: string
  strokeWidth?: number
}

export interface View {
  scale: number
  /** Where a place is drawn, pixels of the map. */
  at(place: Place): Point
}

const SVG = 'http://www.w3.org/2000/svg'

function shape(page: Document, tag: string, attributes: Record<string, string | number>): SVGElement {
  const made = page.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  return made
}

/** The shapes on a sheet as large as the map. */
export function drawing(page: Document, shapes: readonly SVGElement[]): SVGElement {
  const sheet = shape(page, 'svg', { width: '100%', height: '100%' })
  sheet.append(...shapes)
  return sheet
}

const pointsOf = (places: readonly Place[], view: View): string =>
  places
    .map((place) => view.at(place))
    .map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)
    .join(' ')

export function drawLine(page: Document, line: Polyline, view: View): SVGElement {
  return shape(page, 'polyline', {
    points: pointsOf(line.points, view),
    fill: 'none',
    stroke: colour(line.color, '#3b82f6'),
    'stroke-width': line.width ?? 4,
    'stroke-linejoin': 'round',
    ...(line.dottedLine ? { 'stroke-dasharray': '8 6' } : {}),
  })
}

export function drawPolygon(page: Document, polygon: Polygon, view: View): SVGElement {
  return shape(page, 'polygon', {
    points: pointsOf(polygon.points, view),
    fill: colour(polygon.fillColor, 'transparent'),
    stroke: colour(polygon.strokeColor, '#000000'),
    'stroke-width': polygon.strokeWidth ?? 1,
  })
}

export function drawCircle(page: Document, circle: Circle, view: View): SVGElement {
  const { x, y } = view.at(circle)
  return shape(page, 'circle', {
    cx: x,
    cy: y,
    r: metresToPixels(circle.radius, circle.latitude, view.scale),
    fill: colour(circle.fillColor, 'transparent'),
    stroke: colour(circle.color, '#000000'),
    'stroke-width': circle.strokeWidth ?? 1,
  })
}

/** WeChat writes eight digits with the opacity last, as CSS does. */
function colour(given: string | undefined, otherwise: string): string {
  return given || otherwise
}

/** A pin with its picture or a drop of our own; its words stand beside it. */
export function drawMarker(
  page: Document,
  marker: Marker,
  view: View,
  picture: string,
  open: boolean,
): HTMLElement {
  const { x, y } = view.at(marker)
  const [width, height] = [parseFloat(String(marker.width ?? '')), parseFloat(String(marker.height ?? ''))]
  const pin = page.createElement('div')
  pin.className = 'wx-map-marker'
  pin.dataset['markerId'] = String(marker.id ?? 0)
  pin.setAttribute('role', 'button')
  pin.setAttribute('aria-label', marker.ariaLabel ?? marker.title ?? `标记 ${marker.id ?? ''}`)
  const { x: ax = 0.5, y: ay = 1 } = marker.anchor ?? {}
  pin.style.cssText = `left:${x}px;top:${y}px;transform:translate(${-ax * 100}%,${-ay * 100}%);z-index:${marker.zIndex ?? 1};opacity:${marker.alpha ?? 1}`
  pin.append(icon(page, picture, width, height, marker.rotate ?? 0))
  const { callout, label, title } = marker
  if (callout && (callout.display === 'ALWAYS' || open)) pin.append(words(page, 'callout', callout))
  else if (!callout && title && open) pin.append(words(page, 'callout', { content: title }))
  if (label) pin.append(words(page, 'label', label))
  return pin
}

function icon(page: Document, picture: string, width: number, height: number, turn: number): HTMLElement {
  const made = page.createElement(picture ? 'img' : 'i')
  made.className = picture ? 'wx-map-picture' : 'wx-map-drop'
  if (picture) (made as HTMLImageElement).src = picture
  if (width > 0) made.style.width = `${width}px`
  if (height > 0) made.style.height = `${height}px`
  if (turn) made.style.rotate = `${turn}deg`
  return made
}

function words(page: Document, kind: 'callout' | 'label', given: Words): HTMLElement {
  const made = page.createElement('div')
  made.className = `wx-map-${kind}`
  made.textContent = given.content
  const { style } = made
  if (given.color) style.color = given.color
  if (given.fontSize) style.fontSize = `${given.fontSize}px`
  if (given.bgColor) style.backgroundColor = given.bgColor
  if (given.borderRadius) style.borderRadius = `${given.borderRadius}px`
  if (given.padding !== undefined) style.padding = `${given.padding}px`
  if (given.borderWidth) style.border = `${given.borderWidth}px solid ${given.borderColor ?? '#000'}`
  return made
}
