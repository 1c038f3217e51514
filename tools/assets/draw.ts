/** `node tools/run.mjs tools/assets/draw.ts`: draws again what is drawn from icons.ts and plum.ts. Its results are committed. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { launchBrowser } from '../../local/browser/launch'
import { drawing, iconStyles } from './icons'
import { blossomSvg, branchSvg, windSvg } from './plum'

const ROOT = path.resolve(__dirname, '../../miniprogram')
const TABS = ['home', 'lesson', 'pin', 'person']
const TAB_PX = 81
const PLUM = '#B3122A'
const INK_2 = '#5B5552'

async function main(): Promise<void> {
  await writeFile(path.join(ROOT, 'components/x-icon/x-icon.wxss'), iconStyles())
  await mkdir(path.join(ROOT, 'assets/tabs'), { recursive: true })
  await writeFile(path.join(ROOT, 'assets/blossom.svg'), blossomSvg())
  await writeFile(path.join(ROOT, 'assets/branch.svg'), branchSvg())
  await writeFile(path.join(ROOT, 'assets/branch-wind.svg'), windSvg())
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: TAB_PX, height: TAB_PX } })
  const draw = async (name: string, color: string, file: string) => {
    await page.setContent(`<body style="margin:0">${drawing(name, color, TAB_PX)}`)
    const png = await page.screenshot({ omitBackground: true })
    await writeFile(path.join(ROOT, 'assets/tabs', file), png)
  }
  for (const name of TABS) {
    await draw(name, INK_2, `${name}.png`)
    await draw(name, PLUM, `${name}-on.png`)
  }
  await browser.close()
}

void main()
