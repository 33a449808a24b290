// The PostgreSQL server that tests use: one of our own, or the one DATABASE_URL names; and the migrated template on it.
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Embedded, startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { readMigrations } from '../src/kernel/migration-files.ts'
import { databaseUrl } from '../src/kernel/roles.ts'

export const root = join(import.meta.dirname, '..')
export const folder = join(root, 'db')

/** `adminUrl` is the owner's address of a database in which to say `create database`. */
export type TestServer = { readonly adminUrl: string; readonly stop: () => Promise<void> }

export async function startTestServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_SERVER'] ?? process.env['DATABASE_URL']
  if (given !== undefined) return { adminUrl: given, stop: async () => undefined }
  const server = await startAlone()
  return { adminUrl: server.url('vigil_owner', 'postgres'), stop: server.stop }
}

/** Runs side by side each take the first data folder that nobody uses; PostgreSQL's own lock decides. */
async function startAlone(): Promise<Embedded> {
  const failures: unknown[] = []
  for (let place = 1; place <= 12; place += 1) {
    try {
      return await startEmbedded({ root, name: `test-${place}`, durable: false, alone: true })
    } catch (error) {
      failures.push(error)
    }
  }
  throw new AggregateError(failures, 'no PostgreSQL server for the tests could be started')
}

/** The template's name holds the hash of what made it, so that it is made once and again only after a change. */
export async function makeTemplate(adminUrl: string): Promise<string> {
  return await madeOnce(adminUrl, `vigil_template_${hashOfMigrations()}`, {
    from: null,
    fill: async (url) => void (await migrate(url, { folder })),
  })
}

type Made = { readonly from: string | null; readonly fill: (ownerUrl: string) => Promise<void> }

/** Whoever comes first makes it beside and renames it when it is whole; the others wait for that. */
export async function madeOnce(adminUrl: string, name: string, { from, fill }: Made): Promise<string> {
  return await asAdmin(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 1) return name
    const part = `${name}_${randomBytes(4).toString('hex')}`
    await client.query(`create database ${part}${from === null ? '' : ` template ${from}`}`)
    try {
      await fill(databaseUrl(adminUrl, part))
      await client.query(`alter database ${part} rename to ${name}`)
    } catch (error) {
      await client.query(`drop database if exists ${part} with (force)`)
      throw error
    }
    return name
  })
}

/** Databases that a killed run left behind on our own server, and templates of older migrations. */
export const dropLeftovers = async (adminUrl: string, template: string): Promise<void> =>
  await dropNamed(adminUrl, 'vigil_t', template)

/** All whose names begin so, but one. */
export async function dropNamed(adminUrl: string, beginning: string, kept = ''): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const found = await client.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1) and datname <> $2 limit 500',
      [beginning, kept],
    )
    for (const { name } of found.rows) await client.query(`drop database if exists ${name} with (force)`)
  })
}

export async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function hashOfMigrations(): string {
  const hash = createHash('sha256').update(readFileSync(join(folder, 'roles.sql')))
  for (const migration of readMigrations(folder)) hash.update(`${migration.name} ${migration.hash}\n`)
  return hash.digest('hex').slice(0, 16)
}
