// A folder of Vigil's own, made with those above it, for its user alone; where it cannot be made, the system's own word is thrown.
import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** One at a time: below /proc, where nothing can be made, Node's own way of making several never comes back. */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Two that start at once.
    if (!isFolder(path)) throw error
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
