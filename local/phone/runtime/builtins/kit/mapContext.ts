import { fit, type Place } from './mercator'
import type { Marker } from './mapDrawing'

/** What a map tag can be asked and told. */
export interface MapTag {
  centre(): Place
  scaleNow(): number
  size(): { width: number; height: number }
  corners(): { southwest: Place; northeast: Place }
  look(centre: Place, scale: number, causedBy: string): void
  markersNow(): Marker[]
  setMarkers(markers: Marker[]): void
  toScreen(place: Place): { x: number; y: number }
  fromScreen(point: { x: number; y: number }): Place
  here(): Place
}

interface Callbacks {
  success?(result: object): void
  fail?(error: object): void
  complete?(result: object): void
}

type Options = Callbacks & Record<string, unknown>

interface Points {
  points: Place[]
  padding?: number[]
}

interface Translate {
  markerId: number
  destination: Place
  duration?: number
  animationEnd?(): void
}

type Actions = Record<string, (map: MapTag, options: never) => object | void>

const actions: Actions = {
  getCenterLocation: (map) => ({ ...map.centre() }),
  getScale: (map) => ({ scale: map.scaleNow() }),
  getRegion: (map) => map.corners(),
  getRotate: () => ({ rotate: 0 }),
  getSkew: () => ({ skew: 0 }),
  moveToLocation: (map, { latitude, longitude }: Partial<Place>) =>
    map.look(
      latitude === undefined || longitude === undefined ? map.here() : { latitude, longitude },
      map.scaleNow(),
      'update',
    ),
  includePoints(map, { points, padding }: Points) {
    const view = fit(points, map.size(), padding)
    if (view) map.look(view.centre, view.scale, 'update')
  },
  addMarkers: (map, { markers, clear = false }: { markers: Marker[]; clear?: boolean }) =>
    map.setMarkers(clear ? markers : [...map.markersNow(), ...markers]),
  removeMarkers: (map, { markerIds }: { markerIds: number[] }) =>
    map.setMarkers(map.markersNow().filter(({ id = 0 }) => !markerIds.map(Number).includes(Number(id)))),
  translateMarker: translate,
  moveAlong: (map, { markerId, path, duration }: { markerId: number; path: Place[]; duration?: number }) => {
    const destination = path.at(-1)
    if (destination)
      translate(map, { markerId, destination, ...(duration === undefined ? {} : { duration }) })
  },
  toScreenLocation: (map, place: Place) => map.toScreen(place),
  fromScreenLocation: (map, point: { x: number; y: number }) => map.fromScreen(point),
  setCenterOffset() {},
  setLocMarkerIcon() {},
  setBoundary() {},
}

function translate(map: MapTag, { markerId, destination, duration = 1000, animationEnd }: Translate): void {
  const { latitude, longitude } = destination
  const moved = map
    .markersNow()
    .map((it) => (Number(it.id) === Number(markerId) ? { ...it, latitude, longitude } : it))
  map.setMarkers(moved)
  setTimeout(() => animationEnd?.(), duration)
}

const MISSING = ['openMapApp', 'initMarkerCluster', 'addCustomLayer', 'removeCustomLayer', 'addGroundOverlay']

/** WeChat's MapContext. The tag is looked up at each call: it may come later than its context. */
export function mapContext(find: () => MapTag | undefined): object {
  const run =
    (name: string, act: Actions[string] | undefined) =>
    (options: Options = {}) => {
      const map = find()
      const fail = (reason: string) => ({ errMsg: `${name}:fail ${reason}` })
      const answer = !act
        ? fail('not supported by the browser phone')
        : map
          ? { ...act(map, options as never), errMsg: `${name}:ok` }
          : fail('the map is not there')
      const ok = answer.errMsg.endsWith(':ok')
      const settle = () => {
        if (ok) options.success?.(answer)
        else options.fail?.(answer)
        options.complete?.(answer)
      }
      if (options.success ?? options.fail ?? options.complete) return void setTimeout(settle, 0)
      return ok ? Promise.resolve(answer) : Promise.reject(Object.assign(new Error(answer.errMsg), answer))
    }
  const members = [...Object.entries(actions), ...MISSING.map((name) => [name, undefined] as const)]
  return { ...Object.fromEntries(members.map(([name, act]) => [name, run(name, act)])), on() {} }
}
