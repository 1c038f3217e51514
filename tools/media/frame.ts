import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { branchSvg } from '../assets/plum'

/** What stands on one picture of a lesson. */
export interface Frame {
  title: string
  /** '理论学习 · 信念课' */
  label: string
  sentence: string
  /** Which sentence this is, from 0, of how many. */
  at: number
  of: number
}

export const FRAME_SIZE = { width: 640, height: 360 }

const folder = path.dirname(require.resolve('@fontsource/noto-sans-sc/package.json'))
const fonts = ['400', '700'].map((weight) => pathToFileURL(path.join(folder, `${weight}.css`)).href)

const dots = (at: number, of: number) =>
  Array.from({ length: of }, (_, n) => `<i class="${n <= at ? 'on' : ''}"></i>`).join('')

/** One page of a lesson as HTML, FRAME_SIZE large. The words come from this repository: nothing to escape. */
export const frameHtml = ({ title, label, sentence, at, of }: Frame): string => `<!doctype html>
${fonts.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}
<style>
  * { margin: 0; box-sizing: border-box }
  body { width: 640px; height: 360px; padding: 28px 36px; background: #FAF7F4; color: #1F1B1A;
    font: 400 17px/1.5 'Noto Sans SC'; position: relative; overflow: hidden }
  small { color: #5B5552; font-size: 16px }
  h1 { color: #B3122A; font: 700 25px/1.35 'Noto Sans SC'; margin-top: 4px }
  p { font-size: ${sentence.length > 42 ? 25 : 29}px; line-height: 1.5; margin-top: 26px; max-width: 560px }
  body > svg { position: absolute; right: -14px; bottom: -10px; width: 190px; height: auto; transform: scaleX(-1); opacity: .85 }
  nav { position: absolute; left: 36px; bottom: 22px; display: flex; gap: 7px }
  i { width: 26px; height: 5px; border-radius: 3px; background: #E7E0DA } i.on { background: #B3122A }
</style><small>${label}</small><h1>${title}</h1><p>${sentence}</p>${branchSvg()}<nav>${dots(at, of)}</nav>`
