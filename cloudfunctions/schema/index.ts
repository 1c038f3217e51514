/** Every collection, declared once: the deploy tool creates it in WeChat, the local cloud at its start. */
export interface Collection {
  name: string
  indexes: readonly Index[]
}

export interface Index {
  name: string
  /** 1 ascending, -1 descending, `2dsphere` for a point on the map. */
  keys: Readonly<Record<string, 1 | -1 | '2dsphere'>>
  unique?: boolean
}

/** No collection can be read or written by a client: everything goes through the functions. */
export const CLIENT_ACCESS = 'ADMINONLY'

export const collections: readonly Collection[] = [
  { name: 'accounts', indexes: [{ name: 'by_member', keys: { memberId: 1 } }] },
  {
    name: 'members',
    // A search by pinyin is much narrower than a subtree: it stands first, for planners that take the first that fits.
    indexes: [
      { name: 'by_pinyin', keys: { pinyin: 1 } },
      { name: 'by_initials', keys: { initials: 1 } },
      { name: 'by_name', keys: { name: 1 } },
      { name: 'by_tail', keys: { tail: 1 } },
      { name: 'by_branch', keys: { branchId: 1, order: 1 } },
      { name: 'by_path', keys: { path: 1 } },
      { name: 'by_order', keys: { order: 1 } },
      { name: 'by_match', keys: { matches: 1 } },
      { name: 'by_stay', keys: { 'stays.branchId': 1 } },
      { name: 'by_code', keys: { codeId: 1 } },
      { name: 'by_grant', keys: { 'grants.scope.id': 1 } },
    ],
  },
  {
    name: 'organizations',
    indexes: [
      { name: 'by_parent', keys: { parentId: 1, name: 1 } },
      { name: 'by_path', keys: { path: 1 } },
      { name: 'by_ever', keys: { ever: 1 } },
    ],
  },
  {
    name: 'audit',
    indexes: [
      { name: 'by_subject', keys: { subject: 1, what: 1, at: -1 } },
      { name: 'by_person', keys: { by: 1, at: -1 } },
    ],
  },
  { name: 'invitations', indexes: [] },
  // Signing keys: only functions can read any collection, and only `member` reads this one.
  { name: 'keys', indexes: [] },
  { name: 'codeUses', indexes: [{ name: 'by_time', keys: { at: 1 } }] },
  { name: 'revokedCards', indexes: [{ name: 'by_time', keys: { at: -1 } }] },
  { name: 'rosterState', indexes: [] },
  {
    name: 'rosterJobs',
    indexes: [
      { name: 'by_organization', keys: { organizationId: 1, startedAt: -1 } },
      { name: 'by_stage', keys: { stage: 1 } },
    ],
  },
  { name: 'rosterChunks', indexes: [{ name: 'by_job', keys: { jobId: 1, kind: 1, number: 1 } }] },
  { name: 'rosterExports', indexes: [{ name: 'by_time', keys: { startedAt: 1 } }] },
  { name: 'rosterExportParts', indexes: [{ name: 'by_export', keys: { exportId: 1 } }] },
  {
    name: 'stations',
    indexes: [
      { name: 'by_name', keys: { name: 1 } },
      { name: 'by_spot', keys: { spot: '2dsphere' } },
    ],
  },
  { name: 'favourites', indexes: [] },
  { name: 'stationLog', indexes: [{ name: 'by_station', keys: { stationId: 1, order: 1 } }] },
  { name: 'spaces', indexes: [{ name: 'by_station', keys: { stationId: 1 } }] },
  {
    name: 'days',
    indexes: [
      { name: 'by_person', keys: { people: 1, date: 1 } },
      { name: 'by_date', keys: { date: 1 } },
      { name: 'by_space', keys: { spaceId: 1, date: 1 } },
      { name: 'by_due', keys: { due: 1 } },
    ],
  },
  {
    name: 'agendas',
    indexes: [
      { name: 'by_week', keys: { week: 1 } },
      { name: 'by_owner', keys: { owner: 1, week: 1 } },
    ],
  },
  { name: 'standings', indexes: [] },
  {
    name: 'notices',
    indexes: [
      { name: 'by_person', keys: { to: 1, order: -1 } },
      { name: 'by_unread', keys: { to: 1, readAt: 1 } },
      { name: 'by_sending', keys: { sending: 1, order: 1 } },
    ],
  },
  // Openids, for messages only: deleted with the binding and when the person says so.
  { name: 'subscriptions', indexes: [] },
  {
    name: 'learningRecords',
    indexes: [
      { name: 'by_person', keys: { personId: 1, year: 1, order: -1 } },
      { name: 'by_branch', keys: { branchId: 1, day: 1 } },
      { name: 'by_path', keys: { path: 1, day: 1 } },
      { name: 'by_source', keys: { source: 1, sourceId: 1 } },
    ],
  },
  { name: 'settings', indexes: [] },
  {
    name: 'events',
    indexes: [
      { name: 'by_open', keys: { openTo: 1, order: 1 } },
      { name: 'by_organizer', keys: { organizerId: 1, order: 1 } },
      { name: 'by_station', keys: { stationId: 1, order: 1 } },
      { name: 'by_time', keys: { status: 1, order: 1 } },
      { name: 'by_series', keys: { seriesId: 1, order: 1 } },
      { name: 'by_topic', keys: { topicKey: 1, order: 1 } },
      { name: 'by_news', keys: { hasNews: 1 } },
      { name: 'by_credit', keys: { creditDue: 1 } },
    ],
  },
  {
    name: 'eventDrafts',
    indexes: [{ name: 'by_organizer', keys: { organizerId: 1, state: 1, savedAt: -1 } }],
  },
  // One document per event: who signed up, in the server's order.
  {
    name: 'rolls',
    indexes: [
      { name: 'by_person', keys: { ever: 1, startsAt: -1 } },
      { name: 'by_stir', keys: { stir: 1 } },
      { name: 'by_weeks', keys: { weeksDue: 1 } },
    ],
  },
  { name: 'signups', indexes: [{ name: 'by_event', keys: { eventId: 1 } }] },
  {
    name: 'records',
    indexes: [
      { name: 'by_time', keys: { isPublished: 1, order: -1 } },
      { name: 'by_station', keys: { stationId: 1, order: -1 } },
      { name: 'by_series', keys: { seriesId: 1, order: -1 } },
    ],
  },
  { name: 'removals', indexes: [{ name: 'by_organizer', keys: { organizerId: 1, state: 1, at: -1 } }] },
  { name: 'evaluations', indexes: [{ name: 'by_event', keys: { eventId: 1, at: -1 } }] },
  { name: 'makeUps', indexes: [{ name: 'by_event', keys: { eventId: 1 } }] },
  { name: 'eventCredits', indexes: [] },
  // Lines of one desk each: who stands at a door writes to a document of their own.
  {
    name: 'attendance',
    indexes: [
      { name: 'by_event', keys: { eventId: 1 } },
      { name: 'by_person', keys: { people: 1, openedAt: -1 } },
    ],
  },
  { name: 'attendanceSheets', indexes: [{ name: 'by_event', keys: { eventId: 1, at: -1 } }] },
  { name: 'residentCodes', indexes: [] },
  {
    name: 'lessons',
    // Words are much narrower than a category: they stand before it, for planners that take the first that fits.
    indexes: [
      { name: 'by_order', keys: { isShown: 1, order: -1 } },
      { name: 'by_term', keys: { isShown: 1, terms: 1 } },
      { name: 'by_category', keys: { isShown: 1, category: 1, order: -1 } },
      { name: 'by_theme', keys: { isShown: 1, theme: 1, order: -1 } },
      { name: 'by_author', keys: { authorId: 1, updatedAt: -1 } },
      { name: 'by_work', keys: { 'work.stage': 1, updatedAt: -1 } },
      { name: 'by_stage', keys: { stage: 1, updatedAt: -1 } },
      { name: 'by_proposed', keys: { isProposed: 1, updatedAt: -1 } },
    ],
  },
  { name: 'lessonVersions', indexes: [] },
  { name: 'soundChecks', indexes: [] },
  { name: 'learners', indexes: [{ name: 'by_open', keys: { open: 1 } }] },
  {
    name: 'progress',
    indexes: [
      { name: 'by_person', keys: { personId: 1, completedAt: 1 } },
      { name: 'by_lesson', keys: { lessonId: 1, version: 1, completedAt: 1 } },
    ],
  },
  { name: 'lessonRatings', indexes: [{ name: 'by_lesson', keys: { lessonId: 1, version: 1, at: -1 } }] },
  {
    name: 'plans',
    indexes: [
      { name: 'by_owner', keys: { organizationId: 1 } },
      { name: 'by_audience', keys: { 'audience.organizationId': 1, to: 1 } },
      { name: 'by_end', keys: { to: 1 } },
    ],
  },
]
