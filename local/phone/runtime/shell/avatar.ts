import { addTempFile } from '../files/fileStore'
import { host } from '../host'
import { showActionSheet } from './actionSheet'
import { chooseFiles } from './files'

/** An avatar for `open-type="chooseAvatar"`: the drawn one of who holds the phone, or a file. '' when cancelled. */
export async function chooseAvatar(): Promise<string> {
  const picked = await showActionSheet(['用微信头像', '从相册选择'])
  if (picked === undefined) return ''
  if (picked === 0) return addTempFile(await drawnAvatar(), 'png')
  const [file] = await chooseFiles('image/*', false)
  return file ? addTempFile(file) : ''
}

const SIZE = 132

function drawnAvatar(): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.fillStyle = '#7a8ba8'
    pen.fillRect(0, 0, SIZE, SIZE)
    pen.fillStyle = '#ffffff'
    pen.font = `${SIZE / 2}px 'Noto Sans SC', sans-serif`
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(host.config.user.name.slice(0, 1), SIZE / 2, SIZE / 2)
  }
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? new Blob()), 'image/png'))
}
