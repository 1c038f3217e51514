import type { PhoneConfig } from '../protocol'

const largestSide = 2000
const fonts = { least: 0.8, most: 2 }

type Choices = Pick<PhoneConfig, 'device' | 'fontScale' | 'location' | 'network' | 'theme'>

/** What the address of a phone may choose: `size=375x667`, `font=1.4`, `at=32.05,118.8`, `net=slow`, `theme=dark`. */
export function choicesIn(url: URL): Partial<Choices> {
  const device = sizeIn(url.searchParams.get('size'))
  const fontScale = Number(url.searchParams.get('font') ?? Number.NaN)
  const location = placeIn(url.searchParams.get('at'))
  const network = oneOf(['online', 'slow', 'offline'] as const, url.searchParams.get('net'))
  const theme = oneOf(['light', 'dark'] as const, url.searchParams.get('theme'))
  return {
    ...(device ? { device } : {}),
    ...(fontScale >= fonts.least && fontScale <= fonts.most ? { fontScale } : {}),
    ...(location ? { location } : {}),
    ...(network ? { network } : {}),
    ...(theme ? { theme } : {}),
  }
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | undefined {
  return known.find((it) => it === text)
}

function sizeIn(text: string | null): PhoneConfig['device'] | null {
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(text ?? '')
  const [width, height] = [Number(match?.[1]), Number(match?.[2])]
  return match && width <= largestSide && height <= largestSide ? { width, height } : null
}

function placeIn(text: string | null): PhoneConfig['location'] | null {
  const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text ?? '')
  return match ? { latitude: Number(match[1]), longitude: Number(match[2]) } : null
}
