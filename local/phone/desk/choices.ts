import { config } from './config'

/** How a phone is set up; kept in the browser, by phone. */
export interface Setup {
  size: string
  font: string
  place: string
}

export interface Choice {
  value: string
  label: string
}

export const sizes: readonly Choice[] = [
  { value: '375x667', label: '375×667' },
  { value: '390x844', label: '390×844' },
  { value: '414x896', label: '414×896' },
]

export const fonts: readonly Choice[] = [
  { value: '1', label: '标准' },
  { value: '1.4', label: '大字 1.4' },
]

/** Kilometres north and east of where the phone is by default. */
const moves: Record<string, [number, number]> = { here: [0, 0], north: [2, 0], east: [0, 5] }

export const places: readonly Choice[] = [
  { value: 'here', label: '默认位置' },
  { value: 'north', label: '往北 2 公里' },
  { value: 'east', label: '往东 5 公里' },
]

const standard: Setup = { size: '390x844', font: '1', place: 'here' }
const kmPerDegree = 111.2

export function loadSetup(phone: string): Setup {
  const kept = readKept(phone)
  return {
    size: known(sizes, kept.size) ?? standard.size,
    font: known(fonts, kept.font) ?? standard.font,
    place: known(places, kept.place) ?? standard.place,
  }
}

export function saveSetup(phone: string, setup: Setup): void {
  localStorage.setItem(`desk:${phone}`, JSON.stringify(setup))
}

function readKept(phone: string): Partial<Setup> {
  try {
    return JSON.parse(localStorage.getItem(`desk:${phone}`) ?? '{}') as Partial<Setup>
  } catch {
    return {}
  }
}

function known(choices: readonly Choice[], value: string | undefined): string | undefined {
  return choices.find((it) => it.value === value)?.value
}

/** Address of a phone that is set up so. */
export function phoneAddress(phone: string, { size, font, place }: Setup): string {
  const [north, east] = moves[place] ?? [0, 0]
  const { latitude, longitude } = config.location
  const lat = latitude + north / kmPerDegree
  const lng = longitude + east / (kmPerDegree * Math.cos((latitude * Math.PI) / 180))
  const at = `${lat.toFixed(6)},${lng.toFixed(6)}`
  return `/phone/?${new URLSearchParams({ phone, size, font, at })}`
}

export function screenOf({ size }: Setup): { width: number; height: number } {
  const [width = 375, height = 667] = size.split('x').map(Number)
  return { width, height }
}
