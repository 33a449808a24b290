// Brings a database to the form this program needs: roles first, then plain SQL files in the order of their names, forward only.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Migration, notYetApplied, readMigrations } from './migration-files.ts'
import { setPasswords } from './role-passwords.ts'
import { type Role, roles } from './roles.ts'

type MigrateOptions = {
  /** Holds `roles.sql` and `migrations/*.sql`. */
  readonly folder: string
  /** Roles whose passwords somebody else sets, since their addresses were given one by one. */
  readonly notOurs?: readonly Role[]
}

/** The names of the files applied now. Throws in words when the database and the files contradict each other. */
export async function migrate(ownerUrl: string, options: MigrateOptions): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  // A connection that breaks fails the statement that waits on it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query("select set_config('timezone', 'UTC', false), pg_advisory_lock(hashtext('vigil migrate'))")
    await refuseUnfit(client)
    await makeRoles(client, ownerUrl, options)
    await client.query(migrationTable)
    const applied = await readApplied(client)
    const waiting = notYetApplied(readMigrations(options.folder), applied)
    for (const migration of waiting) await apply(client, migration)
    return waiting.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

const migrationTable = `

create table if not exists migration (
  name text primary key,
  hash text not null,
  applied_at timestamptz(3) not null default clock_timestamp()
);

comment on table migration is 'The files of db/migrations that made this database what it is.';

comment on column migration.name is 'The file.';

comment on column migration.hash is 'SHA-256 of its text: a file changed afterwards is refused.';

comment on column migration.applied_at is 'When it was applied.';`

const oldestServer = 15

/** Says what to do. */
export class UnfitDatabase extends Error {}

/** A server that would fail later, at the first report with an accent in it, is refused at the start. */
async function refuseUnfit(client: pg.Client): Promise<void> {
  const found = await client.query<{ version: number; encoding: string; name: string }>(
    "select current_setting('server_version_num')::integer as version, current_setting('server_encoding') as encoding, current_user as name",
  )
  const [server] = found.rows
  const major = Math.floor((server?.version ?? 0) / 10_000)
  const wrong = [
    ...(major < oldestServer
      ? [`This is PostgreSQL ${major}: Vigil needs version ${oldestServer} or newer. Give it a newer server.`]
      : []),
    ...(server?.encoding === 'UTF8'
      ? []
      : [
          `This database is in ${server?.encoding ?? 'an unknown encoding'}: Vigil needs UTF8. Make another with: create database vigil encoding 'UTF8' template template0`,
        ]),
    // It may change its own password, and then no start of the owner's signs in as it.
    ...(roles.some((role) => role === server?.name)
      ? [`${server?.name} is one of the roles that Vigil makes: give the address of the database's owner.`]
      : []),
  ]
  if (wrong.length > 0) throw new UnfitDatabase(wrong.join(' '))
}

/** Roles belong to the whole cluster, so migrations of two databases may make or change one at the same moment. */
async function makeRoles(client: pg.Client, ownerUrl: string, options: MigrateOptions): Promise<void> {
  const text = readFileSync(join(options.folder, 'roles.sql'), 'utf8')
  await again(async () => void (await client.query(text)))
  await again(async () => await setPasswords(client, ownerUrl, options.notOurs ?? []))
}

async function again(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      if (!isRace(error) || tries === 20)
        throw new Error(`The roles of the database could not be made: ${error.message}.`, { cause: error })
      await pause(25 * tries)
    }
  }
}

/** Key taken, role exists already, or "tuple concurrently updated". */
function isRace(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['23505', '42710', 'XX000'].includes(error.code ?? '')
}

/** By name the hash of what was applied. */
export async function readApplied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const found = await client.query<{ name: string; hash: string }>('select name, hash from migration order by name')
  return new Map(found.rows.map((row) => [row.name, row.hash]))
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.text)
    await client.query('insert into migration (name, hash) values ($1, $2)', [migration.name, migration.hash])
    await client.query('commit')
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : 'no reason given'
    throw new Error(`${migration.name} was not applied: ${said}${lineOf(cause, migration.text)}.`, { cause })
  }
}

function lineOf(error: unknown, text: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position ?? 0) : 0
  return position > 0 ? ` (line ${text.slice(0, position).split('\n').length})` : ''
}
