// A database that a part of the benchmark makes once and keeps: for as long as what it was made of has not changed.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, tell } from './at-hand.ts'

/**
 * Deletes the kept database of this name where the files of these folders (of the project) are not those it was made of: made further by other
 * code it would be of neither. Throws where its server still runs, or was killed.
 */
export function forgetUnlessMadeOf(name: string, folders: readonly string[]): void {
  const note = `${placeOf(name)}.made-of`
  const madeOf = hashOf(folders)
  if (existsSync(note) && readFileSync(note, 'utf8') === madeOf) return
  if (existsSync(placeOf(name))) tell(`${name}: made of other code than is here now, so it is made anew`)
  forget(name)
  writeFileSync(note, madeOf)
}

/** For what is put in anew by each run: beside what earlier runs left it would be found among its own copies. Throws as above. */
export function forget(name: string): void {
  const kept = placeOf(name)
  if (existsSync(join(kept, 'postmaster.pid')))
    throw new Error(
      `${kept} is in use, or was left by a run that was killed: stop its server, delete the folder, and run this again.`,
    )
  for (const one of [kept, `${kept}-files`]) rmSync(one, { recursive: true, force: true })
}

const placeOf = (name: string): string => join(root, '.vigil', name)

function hashOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,json}`, { cwd: root })).sort()
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}
