import { computes, REFUSED, type Case } from '../case'

const area = 'Expressions: dates'
/** A Tuesday; 17:38:51 in Shanghai. */
const d = new Date(1557826731686)
const doc = { d }
const zone = 'Asia/Shanghai'
const late = { d: new Date('2026-12-31T17:00:00Z') }

export const dates: Case[] = [
  ...computes(area, 'parts in UTC', [
    ['$.year', doc, ($) => $['year']?.('$d'), 2019],
    ['$.month', doc, ($) => $['month']?.('$d'), 5],
    ['$.dayOfMonth', doc, ($) => $['dayOfMonth']?.('$d'), 14],
    ['$.hour', doc, ($) => $['hour']?.('$d'), 9],
    ['$.minute', doc, ($) => $['minute']?.('$d'), 38],
    ['$.second', doc, ($) => $['second']?.('$d'), 51],
    ['$.millisecond', doc, ($) => $['millisecond']?.('$d'), 686],
    ['$.dayOfYear', doc, ($) => $['dayOfYear']?.('$d'), 134],
    ['$.dayOfWeek, 1 is Sunday', doc, ($) => $['dayOfWeek']?.('$d'), 3],
    ['$.week', doc, ($) => $['week']?.('$d'), 19],
    ['$.isoDayOfWeek, 1 is Monday', doc, ($) => $['isoDayOfWeek']?.('$d'), 2],
    ['$.isoWeek', doc, ($) => $['isoWeek']?.('$d'), 20],
    ['$.isoWeekYear', doc, ($) => $['isoWeekYear']?.('$d'), 2019],
    ['of null', { d: null }, ($) => $['year']?.('$d'), null],
    ['of a text', { d: '2019' }, ($) => $['year']?.('$d'), REFUSED],
  ]),
  ...computes(area, 'parts in a time zone', [
    ['$.year in Shanghai', late, ($) => $['year']?.({ date: '$d', timezone: zone }), 2027],
    ['$.dayOfMonth', late, ($) => $['dayOfMonth']?.({ date: '$d', timezone: zone }), 1],
    ['$.hour', late, ($) => $['hour']?.({ date: '$d', timezone: zone }), 1],
    ['by an offset', late, ($) => $['hour']?.({ date: '$d', timezone: '+08:00' }), 1],
    ['by a negative offset', late, ($) => $['hour']?.({ date: '$d', timezone: '-0530' }), 11],
    ['half an hour', late, ($) => $['minute']?.({ date: '$d', timezone: 'Asia/Kolkata' }), 30],
    [
      'summer time',
      { d: new Date('2026-07-01T12:00:00Z') },
      ($) => $['hour']?.({ date: '$d', timezone: 'America/New_York' }),
      8,
    ],
    [
      'winter time',
      { d: new Date('2026-01-01T12:00:00Z') },
      ($) => $['hour']?.({ date: '$d', timezone: 'America/New_York' }),
      7,
    ],
    [
      '$.isoWeekYear',
      { d: new Date('2027-01-01T12:00:00Z') },
      ($) => $['isoWeekYear']?.({ date: '$d', timezone: zone }),
      2026,
    ],
    [
      'a zone that does not exist',
      late,
      ($) => $['hour']?.({ date: '$d', timezone: 'Mars/Olympus' }),
      REFUSED,
    ],
  ]),
  ...computes(area, '$.dateToString', [
    ['a format', doc, ($) => $['dateToString']?.({ date: '$d', format: '%Y-%m-%d' }), '2019-05-14'],
    [
      'in a zone',
      late,
      ($) => $['dateToString']?.({ date: '$d', format: '%Y-%m-%d %H:%M', timezone: zone }),
      '2027-01-01 01:00',
    ],
    [
      'all letters',
      doc,
      ($) => $['dateToString']?.({ date: '$d', format: '%Y%m%d %H%M%S.%L %j %w %u %U %G-%V %%' }),
      '20190514 093851.686 134 3 2 19 2019-20 %',
    ],
    [
      'the offset',
      doc,
      ($) => $['dateToString']?.({ date: '$d', format: '%z %Z', timezone: zone }),
      '+0800 480',
    ],
    ['without a format', doc, ($) => $['dateToString']?.({ date: '$d' }), '2019-05-14T09:38:51.686Z'],
    ['onNull', {}, ($) => $['dateToString']?.({ date: '$d', format: '%Y', onNull: 'none' }), 'none'],
    ['null', {}, ($) => $['dateToString']?.({ date: '$d', format: '%Y' }), null],
    ['a letter that does not exist', doc, ($) => $['dateToString']?.({ date: '$d', format: '%Q' }), REFUSED],
  ]),
  ...computes(area, '$.dateFromString', [
    [
      'the usual form',
      {},
      ($) => $['dateFromString']?.({ dateString: '2017-02-08T12:10:40.787Z' }),
      new Date('2017-02-08T12:10:40.787Z'),
    ],
    [
      'a day',
      {},
      ($) => $['dateFromString']?.({ dateString: '2017-02-08' }),
      new Date('2017-02-08T00:00:00Z'),
    ],
    [
      'in a zone',
      {},
      ($) => $['dateFromString']?.({ dateString: '2017-02-08T12:00:00', timezone: zone }),
      new Date('2017-02-08T04:00:00Z'),
    ],
    [
      'with an offset',
      {},
      ($) => $['dateFromString']?.({ dateString: '2017-02-08T12:00:00+0800' }),
      new Date('2017-02-08T04:00:00Z'),
    ],
    [
      'by a format',
      {},
      ($) => $['dateFromString']?.({ dateString: '08/02/2017', format: '%d/%m/%Y' }),
      new Date('2017-02-08T00:00:00Z'),
    ],
    ['no date', {}, ($) => $['dateFromString']?.({ dateString: 'tomorrow' }), REFUSED],
    ['onError', {}, ($) => $['dateFromString']?.({ dateString: 'tomorrow', onError: 'none' }), 'none'],
    ['onNull', {}, ($) => $['dateFromString']?.({ dateString: '$d', onNull: 'none' }), 'none'],
  ]),
  ...computes(area, '$.dateFromParts', [
    [
      'in UTC',
      {},
      ($) => $['dateFromParts']?.({ year: 2017, month: 2, day: 8, hour: 12 }),
      new Date('2017-02-08T12:00:00Z'),
    ],
    [
      'in a zone',
      {},
      ($) => $['dateFromParts']?.({ year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' }),
      new Date('2017-02-08T17:00:00Z'),
    ],
    [
      'by ISO week',
      {},
      ($) => $['dateFromParts']?.({ isoWeekYear: 2019, isoWeek: 20, isoDayOfWeek: 2 }),
      new Date('2019-05-14T00:00:00Z'),
    ],
    [
      'parts carry over',
      {},
      ($) => $['dateFromParts']?.({ year: 2017, month: 14, day: 1 }),
      new Date('2018-02-01T00:00:00Z'),
    ],
    ['without a year', {}, ($) => $['dateFromParts']?.({ month: 1 }), REFUSED],
  ]),
  ...computes(area, '$dateToParts, by hand', [
    [
      'in a zone',
      late,
      () => ({ $dateToParts: { date: '$d', timezone: zone } }),
      { year: 2027, month: 1, day: 1, hour: 1, minute: 0, second: 0, millisecond: 0 },
    ],
    [
      'ISO',
      doc,
      () => ({ $dateToParts: { date: '$d', iso8601: true } }),
      { isoWeekYear: 2019, isoWeek: 20, isoDayOfWeek: 2, hour: 9, minute: 38, second: 51, millisecond: 686 },
    ],
  ]),
]
