import fc from 'fast-check'
import { SortedList } from '../../../local/cloud/database/index/sortedList'

const byNumber = (left: number, right: number): number => left - right
const number = fc.integer({ min: 0, max: 40 })

test('a sorted list is what sorting an array would give, forwards and backwards from anywhere', () => {
  fc.assert(
    fc.property(
      fc.array(number),
      fc.array(fc.tuple(fc.boolean(), number)),
      number,
      (loaded, changes, start) => {
        const list = new SortedList<number>(byNumber, 2)
        list.load([...loaded])
        const model = [...loaded]
        for (const [isAdded, value] of changes) {
          if (isAdded) {
            list.add(value)
            model.push(value)
          } else {
            list.remove(value)
            const at = model.indexOf(value)
            if (at >= 0) model.splice(at, 1)
          }
        }
        model.sort(byNumber)
        const holds = (item: number): boolean => item >= start
        expect([...list.from(holds)]).toEqual(model.filter(holds))
        expect([...list.before(holds)]).toEqual(model.filter((item) => !holds(item)).reverse())
      },
    ),
    { numRuns: 500 },
  )
})
