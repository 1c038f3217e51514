import { checkWxss } from '../../../tools/checks/wxss'
import { sentence } from '../../../tools/checks/finding'
import { removeTempProjects, tempProject } from '../../support/tempProject'

afterAll(removeTempProjects)

const check = (wxss: string): string[] => checkWxss(tempProject({ 'a.wxss': wxss })).map(sentence)

test('a sound sheet has no findings', () => {
  const sheet =
    '/* url(./no.png) // */\n.a { background: url(data:image/png;base64,AA//) }\n.b { src: url("https://a.test/f.woff2") }'
  expect(check(sheet)).toEqual([])
})

test('a relative address is found, with its line', () => {
  expect(check('.a {\n  background: url("./a.png");\n}')).toEqual([
    'a.wxss:2 url(./a.png) does not load in wxss; use <image>, data: or https:',
  ])
})

test('a comment with two slashes is found', () => {
  expect(check('.a { color: red }\n// note\n.b { color: red }')[0]).toContain('a.wxss:2 // is no comment')
})

test('a comment that never ends is found', () => {
  expect(check('.a { color: red }\n/* note')).toEqual(['a.wxss:2 the comment is never closed with */'])
})
