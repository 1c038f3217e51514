import { compareValues } from '../values/compare'
import type { Document } from '../values/document'
import { hashOf } from '../values/hash'
import { addNumbers, makeDouble, plainNumber } from '../values/numbers'
import { merged } from './objects'
import { isNullish } from './values'

/** Takes values one by one and says in the end what came of them. */
export interface Accumulator {
  add(value: unknown): void
  result(): unknown
}

/** Every accumulator of `$group`, made anew for each group. */
export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => {
    let total: unknown = 0
    return {
      add: (value) => {
        if (plainNumber(value) !== undefined) total = addNumbers(total, value)
      },
      result: () => total,
    }
  },
  $avg: () => {
    let [sum, count] = [0, 0]
    return {
      add: (value) => {
        const number = plainNumber(value)
        if (number === undefined) return
        sum += number
        count++
      },
      result: () => (count === 0 ? null : makeDouble(sum / count)),
    }
  },
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: () => {
    let first: unknown
    let isSet = false
    return {
      add: (value) => {
        if (!isSet) first = value ?? null
        isSet = true
      },
      result: () => first,
    }
  },
  $last: () => {
    let last: unknown
    return { add: (value) => (last = value ?? null), result: () => last }
  },
  $push: () => {
    const list: unknown[] = []
    return {
      add: (value) => {
        if (value !== undefined) list.push(value)
      },
      result: () => list,
    }
  },
  $addToSet: () => {
    const set = new Map<string, unknown>()
    return {
      add: (value) => {
        const hash = hashOf(value)
        if (value !== undefined && !set.has(hash)) set.set(hash, value)
      },
      result: () => [...set.values()],
    }
  },
  $mergeObjects: () => {
    let result: Document = {}
    return { add: (value) => (result = merged([result, value])), result: () => result }
  },
  $stdDevPop: () => deviation(0),
  $stdDevSamp: () => deviation(1),
  $count: () => {
    let count = 0
    return { add: () => count++, result: () => count }
  },
}

/** Null and missing values do not count; null if there is nothing else. */
function extreme(sign: 1 | -1): Accumulator {
  let found: unknown
  return {
    add: (value) => {
      if (isNullish(value)) return
      if (found === undefined || compareValues(value, found) * sign > 0) found = value
    },
    result: () => found ?? null,
  }
}

/** Welford's way, which keeps its digits. */
function deviation(lost: 0 | 1): Accumulator {
  let [count, mean, squares] = [0, 0, 0]
  return {
    add: (value) => {
      const number = plainNumber(value)
      if (number === undefined) return
      count++
      const distance = number - mean
      mean += distance / count
      squares += distance * (number - mean)
    },
    result: () => (count <= lost ? null : makeDouble(Math.sqrt(squares / (count - lost)))),
  }
}
