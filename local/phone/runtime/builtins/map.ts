import { host } from '../host'
import { defineTag, domOf, partOf } from './kit/define'
import { mapContext, type MapTag } from './kit/mapContext'
import {
  drawCircle,
  drawing,
  drawLine,
  drawMarker,
  drawPolygon,
  type Circle,
  type Marker,
  type Polygon,
  type Polyline,
  type View,
} from './kit/mapDrawing'
import { fit, project, unproject, type Place, type Point } from './kit/mercator'
import { resolveResource } from './kit/resource'

interface Looking {
  centre: Place
  scale: number
  markers: Marker[] | undefined
  /** The marker whose callout a tap has opened. */
  open: number | undefined
  drag: { pointer: Point; centre: Point; moved: boolean } | undefined
}

interface TouchEvent {
  touches: { clientX: number; clientY: number }[]
}

interface TapEvent {
  detail: { x: number; y: number }
}

const lookings = new WeakMap<object, Looking>()

/** Pixels a finger moves before it drags the map. */
const SLACK = 6

const TRUE = { type: Boolean, value: true }
const LIST = { type: Array, value: [] }

defineTag({
  properties: {
    longitude: Number,
    latitude: Number,
    scale: { type: Number, value: 16 },
    minScale: { type: Number, value: 3 },
    maxScale: { type: Number, value: 20 },
    markers: LIST,
    polyline: LIST,
    polygons: LIST,
    circles: LIST,
    controls: LIST,
    includePoints: LIST,
    showLocation: Boolean,
    showCompass: Boolean,
    showScale: Boolean,
    enableZoom: TRUE,
    enableScroll: TRUE,
    enableRotate: Boolean,
    enableOverlooking: Boolean,
    enableSatellite: Boolean,
    enableTraffic: Boolean,
    enablePoi: TRUE,
    enableBuilding: Boolean,
    subkey: String,
    layerStyle: Number,
    rotate: Number,
    skew: Number,
    setting: { type: Object, value: {} },
  },
  lifetimes: {
    created() {
      const centre = { latitude: 0, longitude: 0 }
      lookings.set(this, { centre, scale: 16, markers: undefined, open: undefined, drag: undefined })
    },
    attached() {
      this._$.addListener('touchstart', (event) => this.dragFrom(event as never))
      this._$.addListener('touchmove', (event) => this.dragTo(event as never))
      this._$.addListener('touchend', () => this.dragEnd())
    },
    ready() {
      const dom = domOf(this)
      this.centreOnGiven()
      dom.addEventListener('wheel', (event) => this.wheel(event), { passive: false })
      const win = dom.ownerDocument.defaultView
      if (win) new win.ResizeObserver(() => this.draw()).observe(dom)
      this.fitPoints()
      this.draw()
      this.triggerEvent('updated', {})
    },
  },
  observers: {
    'latitude, longitude, scale'() {
      this.centreOnGiven()
      this.draw()
    },
    includePoints() {
      this.fitPoints()
    },
    markers() {
      const looking = lookings.get(this)
      if (looking) looking.markers = undefined
      this.draw()
    },
    'polyline, polygons, circles, showLocation'() {
      this.draw()
    },
  },
  methods: {
    queryContext(): object {
      return mapContext((() => this) as unknown as () => MapTag)
    },
    centreOnGiven() {
      const { latitude, longitude, scale } = this.data
      const looking = lookings.get(this)
      if (looking) Object.assign(looking, { centre: { latitude, longitude }, scale })
    },
    fitPoints() {
      const view = fit(this.data.includePoints as Place[], this.size())
      if (view && domOf(this).isConnected) this.look(view.centre, view.scale, 'update')
    },
    centre(): Place {
      return lookings.get(this)?.centre ?? { latitude: 0, longitude: 0 }
    },
    scaleNow() {
      return lookings.get(this)?.scale ?? 16
    },
    here(): Place {
      return host.config.location
    },
    size() {
      const { clientWidth: width, clientHeight: height } = domOf(this)
      return { width, height }
    },
    corners() {
      const { width, height } = this.size()
      return {
        southwest: this.fromScreen({ x: 0, y: height }),
        northeast: this.fromScreen({ x: width, y: 0 }),
      }
    },
    toScreen(place: Place): Point {
      const { width, height } = this.size()
      const [point, middle] = [project(place, this.scaleNow()), project(this.centre(), this.scaleNow())]
      return { x: point.x - middle.x + width / 2, y: point.y - middle.y + height / 2 }
    },
    fromScreen({ x, y }: Point): Place {
      const { width, height } = this.size()
      const middle = project(this.centre(), this.scaleNow())
      return unproject({ x: middle.x + x - width / 2, y: middle.y + y - height / 2 }, this.scaleNow())
    },
    markersNow(): Marker[] {
      return lookings.get(this)?.markers ?? (this.data.markers as Marker[])
    },
    setMarkers(markers: Marker[]) {
      const looking = lookings.get(this)
      if (looking) looking.markers = markers
      this.draw()
    },
    look(centre: Place, scale: number, causedBy: string) {
      const looking = lookings.get(this)
      if (!looking) return
      this.tellRegion('begin', causedBy)
      const { minScale, maxScale } = this.data
      Object.assign(looking, { centre, scale: Math.min(maxScale, Math.max(minScale, scale)) })
      this.draw()
      this.tellRegion('end', causedBy)
    },
    tellRegion(type: 'begin' | 'end', causedBy: string) {
      const detail = { rotate: 0, skew: 0, scale: this.scaleNow(), centerLocation: this.centre() }
      this.triggerEvent('regionchange', { ...detail, type, causedBy, region: this.corners() })
    },
    draw() {
      const dom = domOf(this)
      const [shapes, pins] = [partOf(this, '.wx-map-shapes'), partOf(this, '.wx-map-pins')]
      if (!dom.isConnected || !shapes || !pins) return
      const page = dom.ownerDocument
      const view: View = { scale: this.scaleNow(), at: (place) => this.toScreen(place) }
      this.drawGround()
      const drawn = [
        ...(this.data.polygons as Polygon[]).map((it) => drawPolygon(page, it, view)),
        ...(this.data.circles as Circle[]).map((it) => drawCircle(page, it, view)),
        ...(this.data.polyline as Polyline[]).map((it) => drawLine(page, it, view)),
      ]
      shapes.replaceChildren(drawing(page, drawn))
      pins.replaceChildren(...this.markersNow().map((marker) => this.pin(page, marker, view)))
      if (this.data.showLocation) pins.append(this.hereDot(page, view))
    },
    pin(page: Document, marker: Marker, view: View) {
      const picture = marker.iconPath ? resolveResource(marker.iconPath, this) : ''
      return drawMarker(page, marker, view, picture, lookings.get(this)?.open === (marker.id ?? 0))
    },
    hereDot(page: Document, view: View) {
      const { x, y } = view.at(this.here())
      const dot = page.createElement('i')
      dot.className = 'wx-map-here'
      dot.style.cssText = `left:${x}px;top:${y}px`
      return dot
    },
    /** Streets there are none; the lines move and grow with the map, so that one sees it move. */
    drawGround() {
      const ground = partOf(this, '.wx-map-ground')
      const { x, y } = project(this.centre(), this.scaleNow())
      const grid = 64 * 2 ** (this.scaleNow() - Math.floor(this.scaleNow()))
      const { width, height } = this.size()
      ground?.style.setProperty('background-size', `${grid}px ${grid}px`)
      ground?.style.setProperty(
        'background-position',
        `${(width / 2 - x) % grid}px ${(height / 2 - y) % grid}px`,
      )
    },
    dragFrom({ touches: [touch] }: TouchEvent) {
      const looking = lookings.get(this)
      if (!looking || !touch || !this.data.enableScroll) return
      const pointer = { x: touch.clientX, y: touch.clientY }
      looking.drag = { pointer, centre: project(looking.centre, looking.scale), moved: false }
    },
    dragTo({ touches: [touch] }: TouchEvent) {
      const looking = lookings.get(this)
      const drag = looking?.drag
      if (!drag || !touch) return
      const [dx, dy] = [touch.clientX - drag.pointer.x, touch.clientY - drag.pointer.y]
      if (!drag.moved && Math.max(Math.abs(dx), Math.abs(dy)) < SLACK) return
      if (!drag.moved) this.tellRegion('begin', 'gesture')
      drag.moved = true
      looking.centre = unproject({ x: drag.centre.x - dx, y: drag.centre.y - dy }, looking.scale)
      this.drawGround()
      this.shift(`translate(${dx}px, ${dy}px)`)
    },
    /** While it is dragged everything stays the same elements: a finger on one that is gone is heard no more. */
    shift(transform: string) {
      for (const layer of ['.wx-map-shapes', '.wx-map-pins']) {
        const element = partOf(this, layer)
        if (element) element.style.transform = transform
      }
    },
    dragEnd() {
      const looking = lookings.get(this)
      const moved = looking?.drag?.moved
      if (looking) looking.drag = undefined
      if (!moved) return
      this.shift('')
      this.draw()
      this.tellRegion('end', 'drag')
    },
    wheel(event: WheelEvent) {
      if (!this.data.enableZoom) return
      event.preventDefault()
      this.look(this.centre(), this.scaleNow() - Math.sign(event.deltaY) * 0.5, 'scale')
    },
    zoomBy(steps: number) {
      this.look(this.centre(), this.scaleNow() + steps, 'scale')
    },
    zoomIn() {
      this.zoomBy(1)
    },
    zoomOut() {
      this.zoomBy(-1)
    },
    /** What a finger hit: a pin, its words, or the ground. */
    onTap(event: TapEvent) {
      const dom = domOf(this)
      const win = dom.ownerDocument.defaultView
      const { left, top } = dom.getBoundingClientRect()
      const [x, y] = [event.detail.x - (win?.scrollX ?? 0), event.detail.y - (win?.scrollY ?? 0)]
      const hit = dom.ownerDocument.elementFromPoint(x, y)
      const pin = hit?.closest<HTMLElement>('.wx-map-marker')
      const looking = lookings.get(this)
      if (!pin || !looking) {
        const place = this.fromScreen({ x: x - left, y: y - top })
        if (looking && looking.open !== undefined) {
          looking.open = undefined
          this.draw()
        }
        return this.triggerEvent('tap', place)
      }
      const markerId = Number(pin.dataset['markerId'])
      const name = hit?.closest('.wx-map-callout')
        ? 'callouttap'
        : hit?.closest('.wx-map-label')
          ? 'labeltap'
          : 'markertap'
      looking.open = markerId
      this.draw()
      this.triggerEvent(name, { markerId })
    },
  },
})
