import { addressOf, packageUrl, resolveResource } from '../builtins/kit/resource'
import { addTempFile, cleanPath, extensionOf, fileAt } from '../files/fileStore'
import { topPage } from '../router/router'
import { chooseFiles } from '../shell/files'
import { showPictures } from '../shell/pictures'
import { tell } from '../shell/dialogs'
import { showDocument } from '../shell/document'
import { cancelled, Failure } from './failure'
import { measureImage, measureVideo, redraw } from './pictures'
import { needPermission } from './permissions'
import type { Area } from './registry'

interface Choose {
  count?: number
  mediaType?: string[]
  sizeType?: string[]
  type?: string
  extension?: string[]
}

/** How many files WeChat lets one choose at most. */
const MOST = { media: 20, message: 100 }

async function choose(accept: string, count: number): Promise<File[]> {
  const files = await chooseFiles(accept, count > 1)
  if (!files.length) throw cancelled()
  return files.slice(0, count)
}

async function chosenMedia(file: File): Promise<Record<string, unknown>> {
  const tempFilePath = addTempFile(file)
  const isVideo = file.type.startsWith('video')
  const measured = isVideo ? await measureVideo(file) : await measureImage(file).catch(() => ({}))
  return { tempFilePath, size: file.size, fileType: isVideo ? 'video' : 'image', ...measured }
}

async function chooseMedia({ count = 9, mediaType = ['image', 'video'] }: Choose) {
  const both = mediaType.includes('mix') || (mediaType.includes('video') && mediaType.includes('image'))
  const files = await choose(both ? 'image/*,video/*' : `${mediaType[0]}/*`, Math.min(count, MOST.media))
  const tempFiles = await Promise.all(files.map(chosenMedia))
  const kinds = new Set(tempFiles.map((file) => file['fileType']))
  return { tempFiles, type: kinds.size > 1 ? 'mix' : (tempFiles[0]?.['fileType'] ?? 'image') }
}

async function chooseImage({ count = 9 }: Choose) {
  const files = await choose('image/*', Math.min(count, MOST.media))
  const tempFiles = files.map((file) => ({ path: addTempFile(file), size: file.size }))
  return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) }
}

async function chooseVideo() {
  const [file] = await choose('video/*', 1)
  if (!file) throw cancelled()
  const { duration, width, height, thumbTempFilePath } = await measureVideo(file)
  const tempFilePath = addTempFile(file)
  return { tempFilePath, size: file.size, duration, width, height, thumbTempFilePath }
}

async function chooseMessageFile({ count = 9, type = 'all', extension = [] }: Choose) {
  const kinds: Record<string, string> = { image: 'image/*', video: 'video/*' }
  const accept = extension.map((it) => `.${it.replace(/^\./, '')}`).join(',') || (kinds[type] ?? '*/*')
  const files = await choose(accept, Math.min(count, MOST.message))
  return {
    tempFiles: files.map((file) => ({
      path: addTempFile(file),
      name: file.name,
      size: file.size,
      type: ['image', 'video'].find((kind) => file.type.startsWith(kind)) ?? 'file',
      time: Math.floor(file.lastModified / 1000),
    })),
  }
}

/** Where the browser finds a picture that a call names. */
function address(source: string): string {
  const page = topPage()
  return page ? resolveResource(source, page.caller) : (addressOf(source) ?? packageUrl(source))
}

async function blobOf(source: string): Promise<Blob> {
  const kept = fileAt(cleanPath(source))?.blob
  if (kept) return kept
  const response = await fetch(address(source)).catch(() => undefined)
  if (!response?.ok) throw new Failure(`file doesn't exist`)
  return response.blob()
}

async function getImageInfo({ src }: { src: string }) {
  const image = new Image()
  image.src = address(src)
  await image.decode().catch(() => Promise.reject(new Failure('download image fail. reason: not found')))
  const { naturalWidth: width, naturalHeight: height } = image
  const kept = fileAt(cleanPath(src))?.blob
  const [, ending = 'png'] = /\.(\w+)$/.exec(src) ?? []
  const type = (kept ? extensionOf(kept) : ending).replace('jpg', 'jpeg')
  return { path: src, width, height, orientation: 'up', type }
}

async function getVideoInfo({ src }: { src: string }) {
  const blob = await blobOf(src)
  const measured = await measureVideo(blob)
  return {
    ...measured,
    size: Math.ceil(blob.size / 1024),
    type: 'mp4',
    orientation: 'up',
    bitrate: 0,
    fps: 30,
  }
}

interface Compress {
  src: string
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

async function compressImage({ src, quality = 80, compressedWidth, compressedHeight }: Compress) {
  const picture = await createImageBitmap(await blobOf(src)).catch(() =>
    Promise.reject(new Failure('the file is no picture')),
  )
  const ratio = picture.height / picture.width
  const width = compressedWidth ?? (compressedHeight ? Math.round(compressedHeight / ratio) : picture.width)
  const height = compressedHeight ?? Math.round(width * ratio)
  const blob = await redraw(picture, { width, height }, 'image/jpeg', quality / 100)
  return { tempFilePath: addTempFile(blob, 'jpg') }
}

/** A browser makes no film smaller in less time than it plays: the same one comes back, as from a phone that cannot. */
async function compressVideo({ src }: { src: string }) {
  const blob = await blobOf(src)
  return { tempFilePath: addTempFile(blob, 'mp4'), size: Math.ceil(blob.size / 1024) }
}

interface Preview {
  urls: string[]
  current?: string | number
}

function previewImage({ urls, current }: Preview): void {
  if (!Array.isArray(urls) || !urls.length)
    throw new Failure('parameter error: parameter.urls should have at least 1 item;')
  const index = typeof current === 'number' ? current : Math.max(0, urls.indexOf(current ?? ''))
  showPictures(urls.map(address), index)
}

async function saveToAlbum(filePath: string): Promise<void> {
  await needPermission('scope.writePhotosAlbum')
  await blobOf(filePath)
  tell('已保存到系统相册')
}

async function openDocument({ filePath, fileType }: { filePath: string; fileType?: string }): Promise<void> {
  const blob = await blobOf(filePath)
  const [, ending = ''] = /\.(\w+)$/.exec(filePath) ?? []
  showDocument(filePath.slice(filePath.lastIndexOf('/') + 1), fileType ?? ending, blob)
}

export const media: Area = {
  async: {
    chooseMedia,
    chooseImage,
    chooseVideo,
    chooseMessageFile,
    getImageInfo,
    getVideoInfo,
    compressImage,
    compressVideo,
    previewImage,
    previewMedia: ({ sources, current }: { sources: { url: string }[]; current?: number }) =>
      previewImage({
        urls: sources.map((source) => source.url),
        ...(current === undefined ? {} : { current }),
      }),
    saveImageToPhotosAlbum: ({ filePath }: { filePath: string }) => saveToAlbum(filePath),
    saveVideoToPhotosAlbum: ({ filePath }: { filePath: string }) => saveToAlbum(filePath),
    openDocument,
  },
}
