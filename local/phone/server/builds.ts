import { createHash } from 'node:crypto'
import { Compiler, type BuildResult } from '../compiler/compiler'
import { SourceMaps } from './sourceMaps'
import type { BuildReport } from './types'

/** The latest scripts: those of the last good build, when the newest one failed. */
export class Builds {
  readonly compiler: Compiler
  readonly maps = new SourceMaps()
  private served = new Map<string, string>()
  private versions = new Map<string, string>()
  private last: BuildReport = { ok: false, errors: [], warnings: [], milliseconds: 0 }

  constructor(project: string) {
    this.compiler = new Compiler(project)
  }

  report(): BuildReport {
    return this.last
  }

  /** @returns whether a phone would show anything else after a reload */
  async build(runtimeToo = false): Promise<boolean> {
    const before = this.signature()
    const failedBefore = !this.last.ok
    const result = await this.compiler.build(runtimeToo)
    this.keep(result)
    return failedBefore || this.signature() !== before
  }

  text(name: string): string | undefined {
    return this.served.get(name)
  }

  /** Changes with the text; part of the address, so that browsers may keep a script for good. */
  version(name: string): string {
    return this.versions.get(name) ?? '0'
  }

  dispose(): Promise<void> {
    return this.compiler.dispose()
  }

  private keep({ ok, errors, warnings, milliseconds, files }: BuildResult): void {
    this.last = { ok, errors, warnings, milliseconds }
    for (const [name, text] of files) {
      this.served.set(name, text)
      this.versions.set(name, createHash('sha1').update(text).digest('base64url').slice(0, 12))
    }
    for (const [name, text] of files)
      if (name.endsWith('.map')) {
        const script = name.slice(0, -'.map'.length)
        this.maps.keep(script, this.version(script), text)
      }
  }

  private signature(): string {
    return [...this.versions].flat().join()
  }
}
