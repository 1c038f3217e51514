import { displayOf } from '../../miniprogram/ui/scale'

describe('how large things are shown', () => {
  test("follows WeChat's own font setting until somebody chooses", () => {
    expect(displayOf(1, null)).toMatchObject({ scale: 1, elder: false })
    expect(displayOf(1.4, null)).toMatchObject({ scale: 1.4, elder: true })
    expect(displayOf(1.5, null)).toMatchObject({ scale: 1.5, elder: true })
  })

  test('the elder choice is never smaller than 1.4', () => {
    expect(displayOf(1, 'elder')).toMatchObject({ scale: 1.4, elder: true })
    expect(displayOf(1.5, 'elder').scale).toBe(1.5)
  })

  test('the standard choice is standard even when WeChat is set large', () => {
    expect(displayOf(1.4, 'standard')).toMatchObject({ scale: 1, elder: false })
  })

  test('targets are 44 px at least, and 60 px at least in the elder layout', () => {
    const target = (font: number) => Number(/--target:(\d+)px/.exec(displayOf(font, null).pageStyle)?.[1])
    expect(target(0.94)).toBe(44)
    expect(target(1)).toBe(44)
    expect(target(1.4)).toBeGreaterThanOrEqual(60)
  })

  test('the elder layout has one column', () => {
    expect(displayOf(1.4, null).pageStyle).toContain('--pair:1fr')
    expect(displayOf(1.4, null).pageStyle).not.toContain('--pair:1fr 1fr')
    expect(displayOf(1, null).pageStyle).toContain('--pair:1fr 1fr')
  })
})
