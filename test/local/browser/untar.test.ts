import fs from 'node:fs'
import path from 'node:path'
import { untar } from '../../../local/browser/untar'
import { removeTempProjects, tempProject } from '../../support/tempProject'

afterAll(removeTempProjects)

/** One entry of a tar archive. */
function entry(name: string, kind: string, body = '', link = ''): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write('0000755', 100)
  header.write(body.length.toString(8).padStart(11, '0'), 124)
  header.write(kind, 156)
  header.write(link, 157)
  const blocks = Buffer.alloc(Math.ceil(body.length / 512) * 512)
  blocks.write(body)
  return Buffer.concat([header, blocks])
}

const archive = (...entries: Buffer[]): Buffer => Buffer.concat([...entries, Buffer.alloc(1024)])

test('folders, files with their mode and links come out of an archive', () => {
  const folder = tempProject({})
  const long = 'x'.repeat(700)
  untar(archive(entry('lib/', '5'), entry('lib/a.so', '0', long), entry('lib/b.so', '2', '', 'a.so')), folder)
  expect(fs.readFileSync(path.join(folder, 'lib/b.so'), 'utf8')).toBe(long)
  expect(fs.readlinkSync(path.join(folder, 'lib/b.so'))).toBe('a.so')
  expect(fs.statSync(path.join(folder, 'lib/a.so')).mode & 0o777).toBe(0o755)
})

test('an entry that would land elsewhere is refused', () => {
  const folder = tempProject({})
  expect(() => untar(archive(entry('../evil', '0', 'x')), folder)).toThrow('outside its folder')
  expect(fs.existsSync(path.join(folder, '../evil'))).toBe(false)
})
