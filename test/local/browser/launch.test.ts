import { launchBrowser } from '../../../local/browser/launch'

const chosen = process.env['CHROME_PATH']

afterEach(() => {
  if (chosen === undefined) delete process.env['CHROME_PATH']
  else process.env['CHROME_PATH'] = chosen
})

test('a browser starts and paints Latin text without any font of the machine', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<canvas width="40" height="40"></canvas><span>text</span>')
    const painted = `(() => {
      const pen = document.querySelector('canvas').getContext('2d')
      pen.font = '30px sans-serif'
      pen.fillText('W', 2, 30)
      return pen.getImageData(0, 0, 40, 40).data.some((value) => value > 0)
    })()`
    expect(await page.evaluate(painted)).toBe(true)
    expect(await page.evaluate("document.querySelector('span').offsetWidth")).toBeGreaterThan(10)
  } finally {
    await browser.close()
  }
})

test('where there is none, a sentence says what to do and what was tried', async () => {
  process.env['CHROME_PATH'] = '/nowhere/chrome'
  await expect(launchBrowser()).rejects.toThrow(
    /^No browser could be started\. Install Chrome, Edge or Chromium, or set CHROME_PATH\..*\/nowhere\/chrome/,
  )
})
