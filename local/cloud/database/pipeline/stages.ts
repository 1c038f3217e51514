import { bucket, bucketAuto } from './bucket'
import { group, sortByCount } from './group'
import { lookup } from './lookup'
import { addFields, project, unset } from './projection'
import { count, facet, limit, match, replaceRoot, replaceWith, sample, skip, sort, unwind } from './simple'
import type { StageMaker } from './stage'

/** Every step of an aggregate. `$geoNear`, which must be the first, is in `pipeline.ts`. */
export const stageMakers: Readonly<Record<string, StageMaker>> = {
  $match: match,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $group: group,
  $sort: sort,
  $skip: skip,
  $limit: limit,
  $count: count,
  $sample: sample,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
  $lookup: lookup,
  $unwind: unwind,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
  $facet: facet,
}
