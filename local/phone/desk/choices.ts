import { config } from './config'

export interface Choice {
  value: string
  label: string
}

export const sizes: readonly Choice[] = [
  { value: '375x667', label: '375×667' },
  { value: '390x844', label: '390×844' },
  { value: '414x896', label: '414×896' },
  { value: '768x1024', label: '768×1024 平板' },
]

/** Steps of WeChat's own setting. */
export const fonts: readonly Choice[] = [
  { value: '0.94', label: '0.94' },
  { value: '1', label: '标准' },
  { value: '1.4', label: '1.4' },
  { value: '1.5', label: '1.5' },
]

export const themes: readonly Choice[] = [
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
]

export const networks: readonly Choice[] = [
  { value: 'online', label: '正常' },
  { value: 'slow', label: '慢' },
  { value: 'offline', label: '断网' },
]

const kmPerDegree = 111.2

/** Somewhere else than where the phone is by default, as 'latitude,longitude'. */
function moved(kmNorth: number, kmEast: number): string {
  const { latitude, longitude } = config.location
  const lat = latitude + kmNorth / kmPerDegree
  const lng = longitude + kmEast / (kmPerDegree * Math.cos((latitude * Math.PI) / 180))
  return `${lat.toFixed(6)},${lng.toFixed(6)}`
}

export const places: readonly Choice[] = [
  { value: moved(0, 0), label: '默认位置' },
  { value: moved(2, 0), label: '往北 2 公里' },
  { value: moved(0, 5), label: '往东 5 公里' },
  { value: moved(60, 0), label: '往北 60 公里，已出本区' },
]
