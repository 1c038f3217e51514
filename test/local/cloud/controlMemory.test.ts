import type { Cloud } from '../../../local/cloud'
import { failureOf } from './support/anywhere'
import { someone, temporaryFolder, testCloud, writeFunction } from './support/cloud'

const folder = temporaryFolder()
const hoard = (make: string): string => `const all = []; ${make}`
const limit = { timeout: 10, memorySize: 64 }

writeFunction(
  folder,
  'heap',
  `exports.main = () => { ${hoard('for (;;) all.push(new Array(1e5).fill(all.length))')} }`,
  limit,
)
writeFunction(
  folder,
  'buffers',
  `exports.main = () => { ${hoard('for (;;) all.push(Buffer.alloc(1e6, 1))')} }`,
  limit,
)
writeFunction(
  folder,
  'copies',
  `exports.main = () => { ${hoard("for (;;) all.push(Buffer.from('x'.repeat(1e6)))")} }`,
  limit,
)
writeFunction(
  folder,
  'arrays',
  `exports.main = async () => {
  ${hoard('for (;;) { all.push(new Float64Array(1e5)); await new Promise((done) => setTimeout(done, 1)) }')} }`,
  limit,
)
writeFunction(
  folder,
  'modest',
  `exports.main = (event, { memory_limit_in_mb }) => {
  for (let i = 0; i < 40; i++) Buffer.alloc(2e7)
  return [memory_limit_in_mb, Buffer.from([1, 2]).length, Buffer.from('é').toString('hex'), new Buffer.alloc(3).length, Buffer.concat([Buffer.alloc(2)]).length] }`,
  limit,
)
writeFunction(
  folder,
  'roomy',
  `exports.main = () => { const all = Array.from({ length: 100 }, () => Buffer.alloc(1e6, 1)); return all.length }`,
  { memorySize: 512 },
)
writeFunction(
  folder,
  'waits',
  'exports.main = () => new Promise((done) => setTimeout(() => done(1), 300))',
  limit,
)

let cloud: Cloud
beforeAll(async () => (cloud = await testCloud({ functionsDir: folder })))
afterAll(() => cloud.stop())

const call = (name: string): Promise<unknown> => cloud.invoke(name, {}, someone).then(({ result }) => result)

test.each(['heap', 'buffers', 'copies', 'arrays'])(
  'more memory than config.json gives, as %s, fails that call',
  async (name) => {
    const error = await failureOf(call(name))
    expect(error).toMatchObject({
      errCode: -504003,
      errMsg: expect.stringContaining(`Function ${name} used more than 64 MB`),
    })
    expect(cloud.logs(String(error['requestID']))).toMatchObject([
      { level: 'uncaught', text: expect.stringContaining('64 MB') },
    ])
  },
)

test('others go on meanwhile, and the function itself does at its next call', async () => {
  const [waited] = await Promise.all([call('waits'), failureOf(call('buffers')), failureOf(call('heap'))])
  expect(waited).toBe(1)
  expect(await failureOf(call('buffers'))).toMatchObject({ errCode: -504003 })
})

test('what is thrown away does not count, and buffers work as ever', async () => {
  expect(await call('modest')).toEqual([64, 2, 'c3a9', 3, 2])
})

test('a function that was given more may use more', async () => {
  expect(await call('roomy')).toBe(100)
})
