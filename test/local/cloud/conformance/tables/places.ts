import {
  aggregates,
  does,
  finds,
  findsRaw,
  idsOf,
  numbered,
  refuses,
  type Case,
  type Doc,
  type Tools,
} from '../case'

const area = 'Places'
const point = (lng: number, lat: number): Doc => ({ type: 'Point', coordinates: [lng, lat] })
/** 0.01 degrees of latitude are some 1113 m. */
const places = numbered(
  { at: point(113.3, 23.1) },
  { at: point(113.3, 23.11) },
  { at: point(113.3, 23.2) },
  { at: point(116.4, 39.9) },
  { name: 'nowhere' },
)
const near = ({ db, _ }: Tools, more: object = {}): unknown => ({
  at: _['geoNear']?.({ geometry: new (db.Geo['Point'] as PointMaker)(113.3, 23.1), ...more }),
})
type PointMaker = new (lng: number, lat: number) => object

const square = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** From coordinates to the SDK's own classes. */
const polygon = ({ db }: Tools, ...rings: number[][][]): object => {
  const { Point, LineString, Polygon } = db.Geo as Record<string, new (...parts: unknown[]) => object>
  if (!Point || !LineString || !Polygon) throw new Error('no Geo')
  const lines = rings.map((ring) => new LineString(ring.map(([lng, lat]) => new Point(lng, lat))))
  return new Polygon(lines)
}

const shapes = numbered(
  { at: point(0.5, 0.5) },
  {
    at: {
      type: 'LineString',
      coordinates: [
        [0.2, 0.2],
        [0.8, 0.8],
      ],
    },
  },
  {
    at: {
      type: 'LineString',
      coordinates: [
        [0.5, 0.5],
        [3, 3],
      ],
    },
  },
  { at: { type: 'Polygon', coordinates: [square(0.3, 0.3, 0.6, 0.6)] } },
  {
    at: {
      type: 'MultiPoint',
      coordinates: [
        [0.1, 0.1],
        [0.9, 0.9],
      ],
    },
  },
  {
    at: {
      type: 'MultiPoint',
      coordinates: [
        [0.1, 0.1],
        [5, 5],
      ],
    },
  },
  {
    at: {
      type: 'MultiLineString',
      coordinates: [
        [
          [0.1, 0.1],
          [0.2, 0.2],
        ],
        [
          [4, 4],
          [5, 5],
        ],
      ],
    },
  },
  { at: { type: 'MultiPolygon', coordinates: [[square(0.1, 0.1, 0.2, 0.2)], [square(0.7, 0.7, 0.9, 0.9)]] } },
  { at: point(2, 2) },
)

const geometry = (type: string, coordinates: unknown): object => ({
  at: { $geoIntersects: { $geometry: { type, coordinates } } },
})

export const placesCases: Case[] = [
  ...finds(area, '_.geoNear', [
    ['within a distance', places, (tools) => near(tools, { maxDistance: 2000 }), '01'],
    ['beyond a distance', places, (tools) => near(tools, { minDistance: 500, maxDistance: 20_000 }), '12'],
    ['everything that has a place', places, (tools) => near(tools), '0123'],
    [
      'with another condition',
      places,
      (tools) => ({ ...(near(tools) as object), _id: tools._['neq']?.('0') }),
      '123',
    ],
    [
      'a place in an array of places',
      numbered({ at: [point(10, 10), point(113.3, 23.1)] }, { at: [point(10, 10)] }),
      (tools) => near(tools, { maxDistance: 100 }),
      '0',
    ],
    [
      'across the date line',
      numbered({ at: point(-179.999, 0) }, { at: point(179, 0) }),
      ({ db, _ }) => ({
        at: _['geoNear']?.({ geometry: new (db.Geo['Point'] as PointMaker)(179.999, 0), maxDistance: 1000 }),
      }),
      '0',
    ],
  ]),
  ...does(area, 'the order of _.geoNear', [
    [
      'is that of the distance',
      [...places].reverse(),
      async (tools) => idsOf((await tools.things.where(near(tools)).get()).data),
      '0123',
    ],
    [
      'holds with skip and limit',
      [...places].reverse(),
      async (tools) => idsOf((await tools.things.where(near(tools)).skip(1).limit(2).get()).data),
      '12',
    ],
    [
      'gives way to orderBy',
      places,
      async (tools) => idsOf((await tools.things.where(near(tools)).orderBy('_id', 'desc').get()).data),
      '3210',
    ],
  ]),
  ...finds(area, '_.geoWithin', [
    [
      'a circle, radius in radians',
      places,
      ({ _ }) => ({ at: _['geoWithin']?.({ centerSphere: [[113.3, 23.1], 2 / 6378.1] }) }),
      '01',
    ],
    [
      'a polygon',
      places,
      (tools) => ({ at: tools._['geoWithin']?.({ geometry: polygon(tools, square(113, 23, 114, 23.15)) }) }),
      '01',
    ],
    [
      'a polygon with a hole',
      places,
      (tools) => ({
        at: tools._['geoWithin']?.({
          geometry: polygon(tools, square(113, 23, 114, 24), square(113.29, 23.09, 113.31, 23.12)),
        }),
      }),
      '2',
    ],
    [
      'whole shapes only',
      shapes,
      (tools) => ({ at: tools._['geoWithin']?.({ geometry: polygon(tools, square(0, 0, 1, 1)) }) }),
      '01347',
    ],
    [
      'across the date line',
      numbered({ at: point(179.9, 0) }, { at: point(-179.9, 0) }, { at: point(0, 0) }),
      (tools) => ({ at: tools._['geoWithin']?.({ geometry: polygon(tools, square(179, -1, -179, 1)) }) }),
      '01',
    ],
  ]),
  ...findsRaw(area, '$geoWithin', [
    [
      'a MultiPolygon',
      places,
      {
        at: {
          $geoWithin: {
            $geometry: {
              type: 'MultiPolygon',
              coordinates: [[square(113, 23, 114, 23.15)], [square(116, 39, 117, 40)]],
            },
          },
        },
      },
      '013',
    ],
    [
      'the older pairs',
      numbered({ at: [113.3, 23.1] }, { at: [0, 0] }),
      { at: { $geoWithin: { $centerSphere: [[113.3, 23.1], 0.001] } } },
      '0',
    ],
  ]),
  ...findsRaw(area, '$geoIntersects', [
    ['a Point', shapes, geometry('Point', [0.5, 0.5]), '023'],
    [
      'a LineString',
      shapes,
      geometry('LineString', [
        [0, 0.5],
        [0.4, 0.5],
      ]),
      '3',
    ],
    ['a Polygon', shapes, geometry('Polygon', [square(0, 0, 1, 1)]), '01234567'],
    [
      'a MultiPoint',
      shapes,
      geometry('MultiPoint', [
        [5, 5],
        [2, 2],
      ]),
      '568',
    ],
    [
      'a MultiLineString',
      shapes,
      geometry('MultiLineString', [
        [
          [4, 4.5],
          [5, 4.5],
        ],
        [
          [2, 1.9],
          [2, 2.1],
        ],
      ]),
      '268',
    ],
    [
      'a MultiPolygon',
      shapes,
      geometry('MultiPolygon', [[square(1.5, 1.5, 2.5, 2.5)], [square(4.5, 4.5, 6, 6)]]),
      '2568',
    ],
    ['nothing near', shapes, geometry('Point', [60, 60]), ''],
  ]),
  ...finds(area, '_.geoIntersects', [
    [
      'a polygon of the SDK',
      shapes,
      (tools) => ({
        at: tools._['geoIntersects']?.({ geometry: polygon(tools, square(1.9, 1.9, 2.1, 2.1)) }),
      }),
      '28',
    ],
  ]),
  ...refuses(area, 'places that cannot be right', [
    [
      'latitude first',
      { at: { $geoIntersects: { $geometry: { type: 'Point', coordinates: [23.1, 113.3] } } } },
    ],
    [
      'a type that does not exist',
      { at: { $geoIntersects: { $geometry: { type: 'Circle', coordinates: [1, 1] } } } },
    ],
    [
      'a ring that is not closed',
      {
        at: {
          $geoWithin: {
            $geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [1, 0],
                  [1, 1],
                  [0, 1],
                ],
              ],
            },
          },
        },
      },
    ],
    [
      'a ring that crosses itself',
      {
        at: {
          $geoWithin: {
            $geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [1, 1],
                  [1, 0],
                  [0, 1],
                  [0, 0],
                ],
              ],
            },
          },
        },
      },
    ],
    [
      '$geoWithin a line',
      {
        at: {
          $geoWithin: {
            $geometry: {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          },
        },
      },
    ],
    [
      '$nearSphere a line',
      {
        at: {
          $nearSphere: {
            $geometry: {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          },
        },
      },
    ],
    ['a negative distance', { at: { $nearSphere: { $geometry: point(0, 0), $maxDistance: -1 } } }],
    ['$nearSphere within $or', { $or: [{ at: { $nearSphere: { $geometry: point(0, 0) } } }, { a: 1 }] }],
    [
      'two of them',
      {
        $and: [
          { at: { $nearSphere: { $geometry: point(0, 0) } } },
          { b: { $nearSphere: { $geometry: point(0, 0) } } },
        ],
      },
    ],
  ]),
  ...aggregates(area, 'aggregate.geoNear', [
    [
      'distances in metres',
      places,
      (aggregate, { db }) =>
        (aggregate['geoNear'] as Step)({
          near: new (db.Geo['Point'] as PointMaker)(113.3, 23.1),
          distanceField: 'away',
          spherical: true,
          key: 'at',
          maxDistance: 2000,
        }).project?.({ _id: 1, away: 1 }) as never,
      [
        { _id: '0', away: 0 },
        { _id: '1', away: expect.closeTo(1113.19, 1) },
      ],
    ],
    [
      'nested fields, places, a factor',
      places,
      (aggregate, { db }) =>
        (aggregate['geoNear'] as Step)({
          near: new (db.Geo['Point'] as PointMaker)(113.3, 23.11),
          distanceField: 'd.km',
          spherical: true,
          key: 'at',
          distanceMultiplier: 0.001,
          includeLocs: 'd.at',
          limit: 2,
        }).project?.({ d: 1 }) as never,
      [
        { _id: '1', d: { km: 0, at: point(113.3, 23.11) } },
        { _id: '0', d: { km: expect.closeTo(1.113, 3), at: point(113.3, 23.1) } },
      ],
    ],
    [
      'with a query and a least distance',
      places,
      (aggregate, { db, _ }) =>
        (aggregate['geoNear'] as Step)({
          near: new (db.Geo['Point'] as PointMaker)(113.3, 23.1),
          distanceField: 'away',
          spherical: true,
          key: 'at',
          minDistance: 100,
          query: { _id: _['neq']?.('3') },
        }).project?.({ _id: 1 }) as never,
      [{ _id: '1' }, { _id: '2' }],
    ],
    [
      'as MongoDB measures, to the last digit',
      numbered({ at: { type: 'Point', coordinates: [113.306789, 23.1564721] } }),
      (aggregate, { db }) =>
        (aggregate['geoNear'] as Step)({
          near: new (db.Geo['Point'] as PointMaker)(113.3089506, 23.0968251),
          distanceField: 'd',
          spherical: true,
          key: 'at',
        }).project?.({ _id: 0, d: 1 }) as never,
      [{ d: 6643.521654040738 }],
    ],
  ]),
]
type Step = (value: unknown) => Record<string, (value: unknown) => unknown>
