import { type FixturePhone, type FixtureWorld, startFixtureWorld } from './support/fixturePhone'

let world: FixtureWorld
let phone: FixturePhone

beforeAll(async () => {
  world = await startFixtureWorld()
}, 120_000)
afterAll(() => world?.stop())
afterEach(() => phone?.close())

const at = (selector: string) => phone.page.locator(selector)
const heard = (start: string) => phone.reads('#heard', start)
const all = (): Promise<string[]> => phone.shell.evaluate('getCurrentPages()[0].data.all')
const ask = <T>(expression: string): Promise<T> => phone.shell.evaluate<T>(expression)

describe('a map', () => {
  beforeEach(async () => {
    phone = await world.open({ at: 'pages/surfaces/surfaces' })
    await at('.wx-map-marker').waitFor()
  })

  test('draws pins, circles, lines and where one is', async () => {
    expect(await at('#map circle').getAttribute('fill')).toBe('#b3122a33')
    // A hundred metres at zoom 15 and this latitude.
    expect(Number(await at('#map circle').getAttribute('r'))).toBeCloseTo(24.7, 0)
    expect(await at('#map polyline').getAttribute('points')).toMatch(/^150\.0,100\.0 /)
    expect(await at('#map .wx-map-label').textContent()).toBe('标签')
    expect(await at('#map .wx-map-here').count()).toBe(1)
  })

  test('tells of a pin, its words and the ground, and of being moved', async () => {
    await at('.wx-map-marker .wx-map-drop').click()
    expect(await heard('map markertap')).toBe('map markertap {"markerId":7}')
    await at('.wx-map-callout').click()
    expect(await heard('map callouttap')).toBe('map callouttap {"markerId":7}')
    await at('#map').click({ position: { x: 150, y: 100 } })
    await at('#map').click({ position: { x: 20, y: 20 } })
    const { latitude, longitude } = JSON.parse((await heard('map tap')).slice(8)) as Record<string, number>
    expect(latitude).toBeGreaterThan(32.04)
    expect(longitude).toBeLessThan(118.79)
    const box = await at('#map').boundingBox()
    if (!box) throw new Error('no map')
    await phone.shell.mouse.move(box.x + 50, box.y + 50)
    await phone.shell.mouse.down()
    await phone.shell.mouse.move(box.x + 90, box.y + 50, { steps: 3 })
    await phone.shell.mouse.up()
    await heard('"type":"end","causedBy":"drag"')
  })

  test('is asked and told by its context, and shows all points', async () => {
    const context = `wx.createMapContext('map')`
    const centre = () => ask<{ latitude: number }>(`${context}.getCenterLocation()`)
    expect((await centre()).latitude).toBeCloseTo(32.04, 5)
    expect(await ask(`${context}.getScale().then((it) => it.scale)`)).toBe(15)
    await ask(`${context}.moveToLocation({ latitude: 31, longitude: 118 })`)
    expect((await centre()).latitude).toBeCloseTo(31, 5)
    await at('#include').click()
    await phone.shell.waitForFunction(`${context}.getScale().then((it) => it.scale < 12)`)
    const corners = await ask<Record<string, { latitude: number }>>(`${context}.getRegion()`)
    expect(corners['southwest']?.latitude).toBeLessThan(32)
    expect(corners['northeast']?.latitude).toBeGreaterThan(32.1)
    await ask(`${context}.addMarkers({ markers: [{ id: 8, latitude: 32.05, longitude: 118.8 }] })`)
    expect(await at('.wx-map-marker').count()).toBe(2)
    expect(await ask(`${context}.openMapApp().catch((it) => it.errMsg)`)).toBe(
      'openMapApp:fail not supported by the browser phone',
    )
  })
})

describe('other surfaces', () => {
  beforeEach(async () => {
    phone = await world.open({ at: 'pages/surfaces/surfaces' })
  })

  test('match-media shows what fits the window, share-element what it holds', async () => {
    expect(await at('#wide').isVisible()).toBe(true)
    expect(await at('#narrow').isVisible()).toBe(false)
    expect(await at('#shared').isVisible()).toBe(true)
  })

  test('a page-container goes through its events in order, and a press beside it closes it', async () => {
    await at('#open').click()
    await heard('sheet afterenter')
    expect(await at('#inside').isVisible()).toBe(true)
    await at('.wx-page-overlay').click({ position: { x: 100, y: 20 } })
    await heard('sheet afterleave')
    expect(
      (await all()).filter((line) => line.startsWith('sheet')).map((line) => line.split(' ')[1]),
    ).toEqual(['beforeenter', 'enter', 'afterenter', 'clickoverlay', 'beforeleave', 'leave', 'afterleave'])
    expect(await at('#inside').count()).toBe(0)
  })
})

test('an editor is written in, formatted and read by its context', async () => {
  phone = await world.open({ at: 'pages/surfaces/surfaces' })
  await at('#editor .wx-editor-field').click()
  await phone.shell.keyboard.type('甲乙')
  expect(await heard('editor input')).toContain('"text":"甲乙"')
  expect(await at('.wx-editor-placeholder').count()).toBe(0)
  const context = `new Promise((resolve) => wx.createSelectorQuery().select('#editor').context((it) => resolve(it.context)).exec())`
  const { html, text } = await ask<{ html: string; text: string }>(`${context}.then(async (editor) => {
    await editor.setContents({ html: '<p onclick="x()">一<b>二</b></p><script>1</script>' })
    await editor.insertDivider()
    return editor.getContents()
  })`)
  expect(html).toContain('<b>二</b>')
  expect(html).not.toMatch(/onclick|script/)
  expect(html).toContain('<hr>')
  expect(text.trim()).toBe('一二')
  await ask(`${context}.then((editor) => editor.clear())`)
  await at('.wx-editor-placeholder').waitFor()
})

/** A second of sound, and of film, made by the browser itself, as files of the phone. */
const MAKE_SOUND = `(() => {
  const rate = 8000, bytes = new ArrayBuffer(44 + rate), view = new DataView(bytes)
  const text = (at, letters) => [...letters].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)))
  text(0, 'RIFF'); view.setUint32(4, 36 + rate, true); text(8, 'WAVEfmt '); view.setUint32(16, 16, true)
  view.setUint16(20, 1, true); view.setUint16(22, 1, true); view.setUint32(24, rate, true); view.setUint32(28, rate, true)
  view.setUint16(32, 1, true); view.setUint16(34, 8, true); text(36, 'data'); view.setUint32(40, rate, true)
  for (let i = 0; i < rate; i++) view.setUint8(44 + i, 128)
  wx.getFileSystemManager().writeFileSync('wxfile://usr/sound.wav', bytes)
})()`

const MAKE_FILM = `new Promise((resolve) => {
  const canvas = document.createElement('canvas')
  canvas.width = 64; canvas.height = 48
  const pen = canvas.getContext('2d')
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' })
  const parts = []
  recorder.ondataavailable = (event) => parts.push(event.data)
  recorder.onstop = async () => {
    const bytes = await new Blob(parts).arrayBuffer()
    wx.getFileSystemManager().writeFileSync('wxfile://usr/film.webm', bytes)
    resolve(bytes.byteLength)
  }
  let n = 0
  const timer = setInterval(() => { pen.fillStyle = n++ % 2 ? 'red' : 'blue'; pen.fillRect(0, 0, 64, 48) }, 50)
  recorder.start(100)
  setTimeout(() => { clearInterval(timer); recorder.stop() }, 1000)
})`

describe('media', () => {
  beforeEach(async () => {
    phone = await world.open({ at: 'pages/media/media' })
  })

  test('a video plays, is paced, wound and shown on the whole screen by its context', async () => {
    expect(await ask<number>(MAKE_FILM)).toBeGreaterThan(100)
    await ask(`getCurrentPages()[0].setData({ src: 'wxfile://usr/film.webm' })`)
    expect(await heard('film loadedmetadata')).toContain('"width":64,"height":48')
    const context = `wx.createVideoContext('film')`
    const has = (name: string) =>
      phone.shell.waitForFunction(
        `getCurrentPages()[0].data.all.some((line) => line.startsWith('film ${name}'))`,
      )
    await ask(`${context}.playbackRate(2)`)
    await ask(`${context}.play()`)
    await Promise.all([has('play'), has('timeupdate'), has('ended')])
    expect(await at('#film video').evaluate('document.querySelector("video").playbackRate')).toBe(2)
    await ask(`${context}.seek(0)`)
    await has('seekcomplete')
    await ask(`${context}.requestFullScreen({ direction: 90 })`)
    expect(await heard('film fullscreenchange')).toBe(
      'film fullscreenchange {"fullScreen":true,"direction":"horizontal"}',
    )
    await ask(`${context}.exitFullScreen()`)
    await heard('"fullScreen":false')
    await ask(`${context}.sendDanmu({ text: '好看' })`)
    await at('.wx-video-remark').getByText('好看').waitFor()
    await ask(`${context}.pause()`)
    await ask(`getCurrentPages()[0].setData({ src: '/nothing.mp4' })`)
    await has('error')
  })

  test('a recording is asked for, rests, goes on and becomes a file, one at a time', async () => {
    const recording = ask<unknown[]>(`new Promise((resolve) => {
      const heard = [], recorder = wx.getRecorderManager()
      recorder.onStart(() => { heard.push('start'); recorder.start(); recorder.pause() })
      recorder.onError(({ errMsg }) => heard.push(errMsg))
      recorder.onPause(() => { heard.push('pause'); recorder.resume() })
      recorder.onResume(() => { heard.push('resume'); recorder.stop() })
      recorder.onStop(({ tempFilePath, duration, fileSize }) =>
        resolve([...heard, tempFilePath.slice(-4), duration >= 0, fileSize === wx.getFileSystemManager().statSync(tempFilePath).size]))
      recorder.start({ format: 'mp3' })
    })`)
    await phone.shell.getByText('允许', { exact: true }).click()
    expect(await recording).toEqual([
      'start',
      "operateRecorder:fail audio is recording, don't start record again",
      ...['pause', 'resume', '.mp3', true, true],
    ])
  })

  test('a film that is to be smaller comes back as it is', async () => {
    await ask(`wx.getFileSystemManager().writeFileSync('wxfile://usr/a.mp4', 'x'.repeat(3000))`)
    const answer = await ask(`wx.compressVideo({ src: 'wxfile://usr/a.mp4', quality: 'medium' })`)
    expect(answer).toMatchObject({ size: 3, tempFilePath: expect.stringMatching(/\.mp4$/) })
  })

  test('sounds play: the tag, an InnerAudioContext, and the BackgroundAudioManager with its title', async () => {
    await ask(MAKE_SOUND)
    await ask(`getCurrentPages()[0].setData({ sound: 'wxfile://usr/sound.wav' })`)
    await at('.wx-audio-cover').click()
    await heard('sound play')
    const inner = await ask<string[]>(`new Promise((resolve) => {
      const heard = [], audio = wx.createInnerAudioContext()
      for (const name of ['Play', 'Canplay', 'TimeUpdate', 'Ended']) audio['on' + name](() => heard.includes(name) || heard.push(name))
      audio.onEnded(() => resolve([...heard, audio.duration, audio.paused]))
      audio.src = 'wxfile://usr/sound.wav'
      audio.playbackRate = 2
      audio.play()
    })`)
    expect(inner).toEqual(expect.arrayContaining(['Play', 'Canplay', 'Ended', 1, true]))
    const missing = `new Promise((resolve) => { const audio = wx.createInnerAudioContext(); audio.onError(resolve); audio.src = '/nothing.mp3'; audio.play() })`
    expect(await ask(missing)).toMatchObject({ errCode: 10004 })
    const background = await ask(`new Promise((resolve) => {
      const heard = [], player = wx.getBackgroundAudioManager()
      player.onError(({ errMsg }) => heard.push(errMsg))
      player.onStop(() => resolve([...heard, player === wx.getBackgroundAudioManager()]))
      player.onPlay(() => player.stop())
      player.src = 'wxfile://usr/sound.wav'
      player.title = '歌'
      player.src = 'wxfile://usr/sound.wav'
    })`)
    expect(background).toEqual(['title is required', true])
  })

  test('a canvas has touches of its own, pictures, frames and a file of what is drawn', async () => {
    await at('#paper').click({ position: { x: 12, y: 8 } })
    await phone.shell.waitForFunction(
      `getCurrentPages()[0].data.all.some((line) => line.startsWith('paper touchstart'))`,
    )
    const drawn = await ask<
      unknown[]
    >(`new Promise((resolve) => wx.createSelectorQuery().select('#paper').node(async ({ node }) => {
      node.width = 100; node.height = 60
      const pen = node.getContext('2d')
      const image = node.createImage()
      await new Promise((loaded) => { image.onload = loaded; image.src = 'data:image/svg+xml,' + encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="#ff0000"/></svg>') })
      pen.drawImage(image, 0, 0)
      await new Promise((frame) => node.requestAnimationFrame(frame))
      const { tempFilePath } = await wx.canvasToTempFilePath({ canvas: node, x: 0, y: 0, width: 10, height: 10, destWidth: 20, destHeight: 20, fileType: 'jpg' })
      const { width, type } = await wx.getImageInfo({ src: tempFilePath })
      resolve([node.toDataURL().slice(0, 15), width, type])
    }).exec())`)
    expect(drawn).toEqual(['data:image/png;', 20, 'jpeg'])
    const old = await ask<number[]>(`new Promise((resolve) => {
      const pen = wx.createCanvasContext('old')
      pen.setFillStyle('#00ff00')
      pen.fillRect(0, 0, 5, 5)
      pen.draw(false, async () => {
        const { data } = await wx.canvasGetImageData({ canvasId: 'old', x: 1, y: 1, width: 1, height: 1 })
        resolve([...data])
      })
    })`)
    expect(old).toEqual([0, 255, 0, 255])
  })

  test('a canvas has the letters of the phone at once, in every weight and by every name', async () => {
    const fonts = [`bold 30px 'Noto Sans SC'`, '500 30px sans-serif', '30px Nobody']
    const drawn = await at('#paper canvas').evaluate(async (node, fonts) => {
      const canvas = node as HTMLCanvasElement
      canvas.width = canvas.height = 200
      const pen = canvas.getContext('2d')
      const draw = () => {
        pen?.clearRect(0, 0, 200, 200)
        fonts.forEach((font, row) => {
          if (pen) pen.font = font
          pen?.fillText('鑫龘蠡', 0, 40 + row * 60)
        })
        return [canvas.toDataURL(), pen?.font]
      }
      const first = draw()
      for (const weight of [400, 500, 700])
        await document.fonts.load(`${weight} 30px 'Noto Sans SC'`, '鑫龘蠡')
      const different = new Set(
        fonts.map((_font, row) => String(pen?.getImageData(0, row * 60, 200, 60).data)),
      )
      return { first, later: draw(), different: different.size }
    }, fonts)
    expect(drawn.first).toEqual(drawn.later)
    expect(drawn.first[1]).toBe('30px Nobody')
    expect(drawn.different).toBe(3)
  })

  test('what a browser cannot be says what it is', async () => {
    const words = await at('.wx-placeholder').allTextContents()
    expect(words).toHaveLength(11)
    expect(words[0]).toBe('相机：浏览器里的手机没有')
    expect(await at('#who').textContent()).toBe('甲')
    expect(await at('#nodes').innerHTML()).toBe(
      '<p style="width:10vw">a\u00a0b&lt;</p>'.replace('\u00a0', '&nbsp;'),
    )
  })
})
