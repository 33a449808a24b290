// The files of db/migrations, and which of them a database has not had.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Migration = { readonly name: string; readonly text: string; readonly hash: string }

export function readMigrations(folder: string): readonly Migration[] {
  const within = join(folder, 'migrations')
  const names = readdirSync(within).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const text = readFileSync(join(within, name), 'utf8')
    return { name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

/** Compares files and database. A file changed after it was applied, or missing, is a mistake that no program can mend. */
export function notYetApplied(files: readonly Migration[], applied: ReadonlyMap<string, string>): readonly Migration[] {
  const missing = [...applied.keys()].filter((name) => !files.some((file) => file.name === name))
  if (missing.length > 0) {
    throw new ContradictingMigrations(
      `This database is newer than this program, which does not have: ${missing.join(', ')}.`,
    )
  }
  const changed = files.filter((file) => applied.has(file.name) && applied.get(file.name) !== file.hash)
  if (changed.length > 0) {
    const names = changed.map((file) => file.name).join(', ')
    throw new ContradictingMigrations(
      `Changed after it was applied to this database: ${names}. Restore it, and write a new file instead.`,
    )
  }
  return files.filter((file) => !applied.has(file.name))
}

/** The database and the files of this program cannot both be right. */
class ContradictingMigrations extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'ContradictingMigrations'
  }
}
