import { pageOf, pictureOf } from './canvas'
import { type PdfPage, pdfOf } from './pdf'
import type { Shape } from './shapes'

/** Sheets to print, numbered from 1. Each is drawn on the page's canvas when it is asked for, and kept after that. */
export class Sheets {
  private readonly pictures = new Map<number, string>()

  constructor(
    readonly count: number,
    private readonly draw: (at: number) => readonly Shape[],
  ) {}

  /** As a picture's file. */
  async pictureAt(at: number): Promise<string> {
    const picture = this.pictures.get(at) ?? (await pictureOf(this.draw(at)))
    this.pictures.set(at, picture)
    return picture
  }

  /** The picture if it has been drawn, '' otherwise. */
  drawnAt(at: number): string {
    return this.pictures.get(at) ?? ''
  }

  /** All of them as one file, which WeChat's menu prints, or sends to a computer that does. */
  async pdf(onSheet: (at: number) => void): Promise<ArrayBuffer> {
    const pages: PdfPage[] = []
    for (let at = 1; at <= this.count; at++) {
      onSheet(at)
      pages.push(await pageOf(this.draw(at)))
    }
    return pdfOf(pages).buffer as ArrayBuffer
  }
}
