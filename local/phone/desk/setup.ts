import type { NetworkMode, Theme } from '../inspector'
import { fonts, networks, places, sizes, themes, type Choice } from './choices'

/** How a phone is set up; kept in the browser, by phone. */
export interface Setup {
  /** '390x844', CSS pixels. */
  size: string
  font: string
  theme: Theme
  net: NetworkMode
  /** 'latitude,longitude', gcj02 degrees. */
  at: string
}

const standard: Setup = {
  size: '390x844',
  font: '1',
  theme: 'light',
  net: 'online',
  at: places[0]?.value ?? '0,0',
}

export function loadSetup(phone: string): Setup {
  const kept = readKept(phone)
  return {
    size: screenIn(kept.size ?? '') ? (kept.size as string) : standard.size,
    font: known(fonts, kept.font) ?? standard.font,
    theme: (known(themes, kept.theme) ?? standard.theme) as Theme,
    net: (known(networks, kept.net) ?? standard.net) as NetworkMode,
    at: placeIn(kept.at ?? '') ? (kept.at as string) : standard.at,
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
export function phoneAddress(phone: string, { size, font, theme, net, at }: Setup): string {
  return `/phone/?${new URLSearchParams({ phone, size, font, theme, net, at })}`
}

export interface Size {
  width: number
  height: number
}

/** null when the text is no size that a screen could have. */
export function screenIn(text: string): Size | null {
  const [width = 0, height = 0] = /^\d{3,4}x\d{3,4}$/.test(text) ? text.split('x').map(Number) : []
  const fits = (side: number): boolean => side >= 240 && side <= 1600
  return fits(width) && fits(height) ? { width, height } : null
}

export const screenOf = ({ size }: Setup): Size =>
  screenIn(size) ?? screenIn(standard.size) ?? { width: 0, height: 0 }

export const isUsualSize = (size: string): boolean => sizes.some((it) => it.value === size)

/** null when the text is no place on earth. */
export function placeIn(text: string): { latitude: number; longitude: number } | null {
  const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(text.replace(/\s/g, ''))
  const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])]
  return match && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
