import { addTempFile, fileUrl as tempFileUrl } from '../files/fileStore'
import { chooseFiles } from '../shell/files'
import { showPictures } from '../shell/pictures'
import { cancelled, Failure } from './failure'
import { topPage } from '../router/router'
import { resolveResource } from '../builtins/kit/resource'
import type { Area } from './registry'

interface Choose {
  count?: number
  mediaType?: string[]
}

async function choose(accept: string, count: number): Promise<File[]> {
  const files = await chooseFiles(accept, count > 1)
  if (!files.length) throw cancelled()
  return files.slice(0, count)
}

async function chooseMedia({ count = 9, mediaType = ['image', 'video'] }: Choose) {
  const accept =
    mediaType.includes('video') && mediaType.includes('image') ? 'image/*,video/*' : `${mediaType[0]}/*`
  const files = await choose(accept, count)
  const tempFiles = files.map((file) => ({
    tempFilePath: addTempFile(file),
    size: file.size,
    fileType: file.type.startsWith('video') ? 'video' : 'image',
  }))
  const kinds = new Set(tempFiles.map((file) => file.fileType))
  return { tempFiles, type: kinds.size > 1 ? 'mix' : (tempFiles[0]?.fileType ?? 'image') }
}

async function chooseImage({ count = 9 }: Choose) {
  const files = await choose('image/*', count)
  const tempFiles = files.map((file) => ({ path: addTempFile(file), size: file.size }))
  return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) }
}

async function chooseMessageFile({ count = 9 }: Choose) {
  const files = await choose('*/*', count)
  return {
    tempFiles: files.map((file) => ({
      path: addTempFile(file),
      name: file.name,
      size: file.size,
      type: file.type.split('/')[0] ?? 'file',
      time: Math.floor(file.lastModified / 1000),
    })),
  }
}

function address(source: string): string {
  const page = topPage()
  return page ? resolveResource(source, page.caller) : tempFileUrl(source) || source
}

async function getImageInfo({ src }: { src: string }) {
  const image = new Image()
  image.src = address(src)
  await image.decode().catch(() => Promise.reject(new Failure('download image fail')))
  return { path: src, width: image.naturalWidth, height: image.naturalHeight, orientation: 'up', type: 'png' }
}

interface Preview {
  urls: string[]
  current?: string | number
}

function previewImage({ urls, current }: Preview): void {
  const index = typeof current === 'number' ? current : Math.max(0, urls.indexOf(current ?? ''))
  showPictures(urls.map(address), index)
}

export const media: Area = {
  async: {
    chooseMedia,
    chooseImage,
    chooseMessageFile,
    getImageInfo,
    previewImage,
    previewMedia: ({ sources, current }: { sources: { url: string }[]; current?: number }) =>
      previewImage({
        urls: sources.map((source) => source.url),
        ...(current === undefined ? {} : { current }),
      }),
  },
}
