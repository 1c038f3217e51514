import { does, failure, valued, type Case, type Tools, type WxTransaction } from '../case'

const area = 'Transactions'
/** An operation in a transaction that fails reaches the function as a system error with the service's words. */
const conflict = failure('DATABASE_TRANSACTION_CONFLICT')
const ended = failure('DATABASE_TRANSACTION_FAIL')

/** Runs with a transaction that is over afterwards, however it went. */
async function within<T>(tools: Tools, run: (one: WxTransaction) => Promise<T>): Promise<T> {
  const transaction = await tools.db.startTransaction()
  try {
    return await run(transaction)
  } finally {
    await transaction.rollback().catch(() => undefined)
  }
}
const inside = (transaction: WxTransaction, { names }: Tools, id: string) =>
  transaction.collection(names.things).doc(id)
const value = async ({ things }: Tools, id = '0'): Promise<unknown> =>
  (await things.doc(id).get()).data?.['v']

export const transactions: Case[] = [
  ...does(area, 'one at a time', [
    [
      'a commit shows everything at once',
      valued(1, 2),
      async (tools) => {
        const one = await tools.db.startTransaction()
        await inside(one, tools, '0').update({ data: { v: 10 } })
        await inside(one, tools, '1').remove()
        const before = [await value(tools), await value(tools, '1')]
        await one.commit()
        return [before, await value(tools), await value(tools, '1')]
      },
      [[1, 2], 10, undefined],
    ],
    [
      'sees its own writes',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          await inside(one, tools, '0').update({ data: { v: tools._['inc']?.(1) } })
          return (await inside(one, tools, '0').get()).data
        }),
      { _id: '0', v: 2 },
    ],
    [
      'a rollback leaves nothing',
      valued(1),
      async (tools) => {
        await within(tools, async (one) => {
          await inside(one, tools, '0').set({ data: { v: 5 } })
          await one.collection(tools.names.things).add({ data: { _id: 'new' } })
        })
        return [await value(tools), (await tools.things.count()).total]
      },
      [1, 1],
    ],
    [
      'a document that is not there is null',
      [],
      (tools) => within(tools, async (one) => (await inside(one, tools, 'x').get()).data),
      null,
    ],
    [
      'set makes and replaces',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          const made = await inside(one, tools, 'x').set({ data: { v: 1 } })
          return [made._id, (await inside(one, tools, 'x').get()).data]
        }),
      ['x', { _id: 'x', v: 1 }],
    ],
    [
      'where.get sees the snapshot and its own writes',
      valued(1, 2),
      (tools) =>
        within(tools, async (one) => {
          await inside(one, tools, '0').update({ data: { v: 9 } })
          await tools.things.add({ data: { _id: 'later', v: 9 } })
          return (await one.collection(tools.names.things).where({ v: 9 }).get()).data.map(({ _id }) => _id)
        }),
      ['0'],
    ],
  ]),
  ...does(area, 'several at a time', [
    [
      'reads what was there at its first operation',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          await inside(one, tools, '0').get()
          await tools.things.doc('0').update({ data: { v: 2 } })
          return (await inside(one, tools, '0').get()).data?.['v']
        }),
      1,
    ],
    [
      'the snapshot begins at the first operation, not at the start',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          await tools.things.doc('0').update({ data: { v: 2 } })
          return (await inside(one, tools, '0').get()).data?.['v']
        }),
      2,
    ],
    [
      'the second write to a document fails at once',
      valued(1),
      (tools) =>
        within(tools, (one) =>
          within(tools, async (two) => {
            await inside(one, tools, '0').update({ data: { v: 2 } })
            return inside(two, tools, '0').update({ data: { v: 3 } })
          }),
        ),
      conflict,
    ],
    [
      'a write to what was changed since fails',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          await inside(one, tools, '0').get()
          await tools.things.doc('0').update({ data: { v: 2 } })
          return inside(one, tools, '0').update({ data: { v: 3 } })
        }),
      conflict,
    ],
    [
      'a conflict ends the transaction',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          await inside(one, tools, '0').get()
          await tools.things.doc('0').update({ data: { v: 2 } })
          await inside(one, tools, '0')
            .update({ data: { v: 3 } })
            .catch(() => undefined)
          return inside(one, tools, '0').get()
        }),
      ended,
    ],
    [
      'others write other documents',
      valued(1, 2),
      (tools) =>
        within(tools, (one) =>
          within(tools, async (two) => {
            await inside(one, tools, '0').update({ data: { v: 5 } })
            await inside(two, tools, '1').update({ data: { v: 6 } })
            await one.commit()
            await two.commit()
            return [await value(tools), await value(tools, '1')]
          }),
        ),
      [5, 6],
    ],
    [
      'write skew is possible, as in every snapshot',
      valued(1, 1),
      (tools) =>
        within(tools, (one) =>
          within(tools, async (two) => {
            await inside(one, tools, '0').get()
            await inside(two, tools, '1').get()
            await inside(one, tools, '1').update({ data: { v: 0 } })
            await inside(two, tools, '0').update({ data: { v: 0 } })
            await one.commit()
            await two.commit()
            return [await value(tools), await value(tools, '1')]
          }),
        ),
      [0, 0],
    ],
    [
      'a plain write waits until the document is free',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          await inside(one, tools, '0').update({ data: { v: 5 } })
          const waiting = tools.things.doc('0').update({ data: { v: tools._['inc']?.(1) } })
          await new Promise((done) => setTimeout(done, 30))
          await one.commit()
          await waiting
          return value(tools)
        }),
      6,
    ],
    [
      'a plain read does not wait',
      valued(1),
      (tools) =>
        within(tools, async (one) => {
          await inside(one, tools, '0').update({ data: { v: 5 } })
          return value(tools)
        }),
      1,
    ],
  ]),
  ...does(area, 'the end', [
    [
      'nothing after a commit',
      valued(1),
      async (tools) => {
        const one = await tools.db.startTransaction()
        await one.commit()
        return inside(one, tools, '0').get()
      },
      ended,
    ],
    [
      'nothing after a rollback',
      valued(1),
      async (tools) => {
        const one = await tools.db.startTransaction()
        await one.rollback()
        return inside(one, tools, '0').update({ data: { v: 2 } })
      },
      ended,
    ],
    [
      'runTransaction gives what its function returns',
      valued(1),
      (tools) =>
        tools.db.runTransaction(async (one) => {
          await inside(one, tools, '0').update({ data: { v: 2 } })
          return 'done'
        }),
      'done',
    ],
    [
      'runTransaction rolls back what throws',
      valued(1),
      async (tools) => {
        await tools.db
          .runTransaction(async (one) => {
            await inside(one, tools, '0').update({ data: { v: 2 } })
            throw new Error('no')
          })
          .catch(() => undefined)
        return value(tools)
      },
      1,
    ],
    [
      'rollback(reason) rejects with the reason',
      valued(1),
      (tools) =>
        tools.db
          .runTransaction(async (one) => {
            await inside(one, tools, '0').update({ data: { v: 2 } })
            await one.rollback('enough')
          })
          .then(
            () => 'no',
            (reason: unknown) => reason,
          ),
      'enough',
    ],
    [
      'updateAndReturn within it',
      valued(1),
      async ({ node, names, things }) => {
        const one = await node.startTransaction()
        const { doc } = await one.collection(names.things).where({ v: 1 }).updateAndReturn({ v: 7 })
        await one.rollback()
        return [doc, (await things.doc('0').get()).data]
      },
      [
        { _id: '0', v: 7 },
        { _id: '0', v: 1 },
      ],
    ],
  ]),
]
