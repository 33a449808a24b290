// Whether a database is the one that this program makes: asked by whatever works on it without bringing it up to date first.
import pg from 'pg'
import { DatabaseAway, isAway, sqlState } from './database/failures.ts'
import { readApplied } from './migrate.ts'
import { notYetApplied, readMigrations } from './migration-files.ts'

/** Null where it is; otherwise what is wrong, in words, as a start would say it. Asked as the owner, who alone may see what was applied. */
export async function notThisPrograms(ownerUrl: string, folder: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 3_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const found = await client.query("select to_regclass('public.migration') is not null as found")
    if (found.rows[0]?.found !== true) return unprepared
    const applied = await readApplied(client)
    const waiting = notYetApplied(readMigrations(folder), applied)
    if (waiting.length === 0) return null
    return applied.size === 0
      ? unprepared
      : `This database is older than this program: ${waiting.map(({ name }) => name).join(', ')} waits. Start Vigil on it once: npm start.`
  } catch (error) {
    if (isAway(error)) throw new DatabaseAway(error, false)
    const state = sqlState(error)
    if (state === '3D000') return 'DATABASE_URL names a database that is not there: create it, or correct the name.'
    if (state === '42501')
      return 'DATABASE_URL must be the address of the database’s owner: whom it names may not read what was applied.'
    if (state === '28P01' || state === '28000')
      return 'The database refused the owner, whose address is DATABASE_URL: look at its name and password.'
    if (error instanceof Error && error.name === 'ContradictingMigrations') return error.message
    throw error
  } finally {
    await client.end()
  }
}

/** Nothing was ever applied to it. */
export const unprepared = 'This database has not been prepared yet. Start Vigil on it once: npm start.'
