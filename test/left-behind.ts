// Folders of a run of the tests: each is named by its process, so that the next run takes away what a killed one left behind.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const named = /^vigil-(?:file|writes|together)-(\d+)-/

/** In the machine's temporary folder; whoever makes it takes it away at its end, if it comes to one. */
export const folderFor = (what: 'file' | 'writes' | 'together'): string =>
  mkdtempSync(join(tmpdir(), `vigil-${what}-${process.pid}-`))

/** Only of one's own, and of processes that are no more. */
export function removeLeftBehind(among: string = tmpdir()): void {
  for (const name of readdirSync(among)) {
    const of = named.exec(name)?.[1]
    if (of === undefined || isRunning(Number(of))) continue
    const path = join(among, name)
    if (statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.())
      rmSync(path, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else’s is running too, and may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
