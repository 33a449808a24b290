// A start that the system or the database refuses says so by the setting to look at, and not as a fault of Vigil's.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../test/database.ts'
import { makeHome } from '../kernel/embedded/place.ts'
import { makeFolder } from '../kernel/folder.ts'
import { migrate } from '../kernel/migrate.ts'
import { databaseUrl, roleUrl } from '../kernel/roles.ts'
import { notStarted, ofPublicSite, ofVigil } from './not-started.ts'

const failing = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    () => assert.fail('it was to fail'),
    (error: unknown) => error,
  )

const folder = join(import.meta.dirname, '../../db')

const listening = async (port: number, host: string) => {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(port, host, resolve))
  return server
}

test('a port that is taken, and an address of another machine, are said by their settings', async (t) => {
  const other = await listening(0, '127.0.0.1')
  t.after(() => other.close())
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0

  const taken = await failing(listening(port, '127.0.0.1'))

  assert.match(
    notStarted(taken, ofVigil) ?? '',
    new RegExp(`^PORT is taken: another program listens on 127.0.0.1:${port},`),
  )
  assert.match(notStarted(taken, ofPublicSite) ?? '', /^PUBLIC_PORT is taken:/)
  assert.match(
    notStarted(await failing(listening(0, '192.0.2.1')), ofVigil) ?? '',
    /^HOST is no address of this machine/,
  )
})

test('a database that is away, is not there or is another’s is said by its setting, with no trace of the program', async (t) => {
  const { ownerUrl: owner } = await testDatabase(t)
  const said = async (ownerUrl: string) =>
    (notStarted(await failing(migrate(ownerUrl, { folder })), ofVigil) ?? '').split(/[:(]/)[0]?.trim()

  assert.equal(await said('postgres://owner:hush@127.0.0.1:1/vigil'), 'DATABASE_URL cannot be reached')
  assert.equal(await said('postgres://owner:hush@localhost:1/vigil'), 'DATABASE_URL cannot be reached')
  assert.equal(await said(databaseUrl(owner, 'nowhere')), 'DATABASE_URL names a database that is not there')
})

test('a start with the address of one of Vigil’s roles changes nothing, not even that role’s password, and asks for the owner’s', async (t) => {
  const { ownerUrl: owner } = await testDatabase(t)
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  const kept = async () =>
    (await client.query("select rolpassword as kept from pg_authid where rolname = 'vigil_app'")).rows
  const before = await kept()
  // The project's own server lets anybody in, whatever the password is; one that asks has the right one asked for.
  const own = roleUrl(owner, 'vigil_app').replace('vigil_app@', 'vigil_app:hush@')

  const refused = await failing(migrate(own, { folder }))

  const after = await kept()
  await client.end()
  assert.match(
    notStarted(refused, ofVigil) ?? '',
    /vigil_app is one of the roles that Vigil makes: give the address of the database's owner/,
  )
  assert.deepEqual(after, before)
})

test('a folder below a file, or where nothing can be made, is said by its setting, and never waited for', () => {
  for (const path of [join(import.meta.filename, 'files'), import.meta.filename, '/proc/vigil/files']) {
    const said = notStarted(thrown(path), ofVigil) ?? ''
    assert.match(said, /^Vigil’s own files cannot be kept there \(E\w+: .*VIGIL_DATA must name a folder/)
    assert.ok(said.includes(path.startsWith('/proc') ? '/proc/vigil' : import.meta.filename))
  }
  const [root, deep] = [mkdtempSync(join(tmpdir(), 'vigil-folder-')), join('a', 'b', 'c')]
  makeFolder(join(root, deep))
  makeFolder(join(root, deep))
  assert.equal(statSync(join(root, deep)).mode & 0o777, 0o700)
  rmSync(root, { recursive: true })
})

test('a checkout in which nothing can be kept is not said to be a matter of VIGIL_DATA, which would not help', () => {
  const said = notStarted(thrown(import.meta.filename, makeHome), ofVigil) ?? ''
  assert.match(said, /^The embedded database cannot be kept there \(EEXIST: .*not-started\.test\.ts.*set DATABASE_URL/)
})

function thrown(path: string, make = makeFolder): unknown {
  try {
    make(path)
  } catch (error) {
    return error
  }
  return assert.fail(`${path} was made`)
}

test('a fault of Vigil’s own is none of these', () => {
  assert.equal(notStarted(new TypeError('undefined is not a function'), ofVigil), null)
  assert.equal(notStarted(Object.assign(new Error('no room'), { code: 'ENOSPC', syscall: 'write' }), ofVigil), null)
})
