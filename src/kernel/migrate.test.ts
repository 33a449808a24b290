// Migrations: applied once and in order, whole or not at all, and contradictions refused in words.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../test/database.ts'
import { folder as realFolder } from '../../test/server.ts'
import { migrate } from './migrate.ts'
import { setPasswords } from './role-passwords.ts'
import { databaseUrl, rolePassword, roleUrl } from './roles.ts'

test('files are applied once, in the order of their names', async (t) => {
  const { url, write, folder } = await emptyDatabase(t)
  write('2_second.sql', 'insert into seen (n) values (2)')
  write('1_first.sql', 'create table seen (n integer)')
  assert.deepEqual(await migrate(url, { folder }), ['1_first.sql', '2_second.sql'])
  write('3_third.sql', 'insert into seen (n) values (3)')
  assert.deepEqual(await migrate(url, { folder }), ['3_third.sql'])
  assert.deepEqual(await migrate(url, { folder }), [])
  assert.deepEqual(await ask(url, 'select n from seen order by n'), [{ n: 2 }, { n: 3 }])
})

test('a file that fails leaves nothing of itself, and says its name and line', async (t) => {
  const { url, write, folder } = await emptyDatabase(t)
  write('1_good.sql', 'create table kept (n integer)')
  write('2_bad.sql', 'create table half (n integer);\n\nselect * from nowhere')
  await assert.rejects(migrate(url, { folder }), /^Error: 2_bad\.sql was not applied: .*nowhere.* \(line 3\)\.$/)
  assert.deepEqual(await ask(url, "select to_regclass('kept')::text as kept, to_regclass('half') as half"), [
    { kept: 'kept', half: null },
  ])
})

test('a file changed after it was applied is refused, and so is a database newer than the program', async (t) => {
  const { url, write, folder } = await emptyDatabase(t)
  write('1_first.sql', 'create table seen (n integer)')
  await migrate(url, { folder })
  write('1_first.sql', 'create table seen (n bigint)')
  await assert.rejects(migrate(url, { folder }), /Changed after it was applied to this database: 1_first\.sql/)
  rmSync(join(folder, 'migrations/1_first.sql'))
  await assert.rejects(migrate(url, { folder }), /newer than this program.*1_first\.sql/)
})

test('two programs that start at once migrate one database once', async (t) => {
  const { url, write, folder } = await emptyDatabase(t)
  write('1_first.sql', 'create table seen (n integer)')
  const done = await Promise.all([1, 2, 3, 4].map(() => migrate(url, { folder })))
  assert.deepEqual(done.flat(), ['1_first.sql'])
})

test('many databases of one cluster make and change the roles at once', async (t) => {
  const bases = await Promise.all([1, 2, 3, 4, 5, 6].map(() => emptyDatabase(t)))
  const role = `vigil_trial_${process.pid}`
  for (const { folder } of bases) {
    const text = `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role}; end if; end $$;`
    writeFileSync(join(folder, 'roles.sql'), `${text} alter role ${role} connection limit 9`)
  }
  await Promise.all(bases.map(({ url, folder }) => migrate(url, { folder })))
  const found = await ask(bases[0]?.url ?? '', `select rolconnlimit as n from pg_roles where rolname = '${role}'`)
  await ask(bases[0]?.url ?? '', `drop role ${role}`)
  assert.deepEqual(found, [{ n: 9 }])
})

test('a role’s address holds a password derived from the owner’s, and none where the owner has none', () => {
  const owner = 'postgres://owner:p%40ss@db.example:5432/vigil?sslmode=require'
  // sha256 of 'p@ss:vigil_app', by sha256sum.
  const password = 'aa4dbd1fadfb7e91f466f28dda88bb9a618c83918d61d4ea2f6a29f62180fb87'
  assert.equal(rolePassword(owner, 'vigil_app'), password)
  const derived = `postgres://vigil_app:${password}@db.example:5432/vigil?sslmode=require`
  assert.equal(roleUrl(owner, 'vigil_app'), derived)
  assert.equal(roleUrl('postgresql://owner@/vigil?host=/run', 'vigil_app'), 'postgresql://vigil_app@/vigil?host=/run')
  assert.equal(databaseUrl(owner, 'other'), 'postgres://owner:p%40ss@db.example:5432/other?sslmode=require')
  assert.equal(databaseUrl('postgres://o@/vigil?host=/run', 'other'), 'postgres://o@/other?host=/run')
})

test('a database in another encoding is refused at the start, in words that say how to make one', async (t) => {
  const { url } = await emptyDatabase(t)
  const name = `vigil_ascii_${process.pid}`
  await ask(
    url,
    `create database ${name} encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C' template template0`,
  )
  try {
    const there = databaseUrl(url, name)
    await assert.rejects(
      migrate(there, { folder: realFolder }),
      /is in SQL_ASCII: Vigil needs UTF8\. Make another with/,
    )
    const made = await ask(there, "select to_regclass('fact') as fact, to_regclass('migration') as migration")
    assert.deepEqual(made, [{ fact: null, migration: null }])
  } finally {
    await ask(url, `drop database ${name} with (force)`)
  }
})

test('a role whose address was given keeps the password that goes with it, at a later start without the address too', async (t) => {
  const { url } = await emptyDatabase(t)
  const owner = url.replace(/:\/\/([^:@/]+)(:[^@]*)?@/, '://$1:secret@')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const passwords = async () =>
    (await client.query("select rolname as name, rolpassword as kept from pg_authid where rolname like 'vigil\\_%'"))
      .rows
  const of = (rows: readonly { name: string; kept: string | null }[], name: string) =>
    rows.find((row) => row.name === name)?.kept
  // Roles are of the whole server: what is changed here is taken back, or the other tests could not sign in on one that asks for passwords.
  await client.query('begin')
  try {
    await client.query("alter role vigil_judge password 'set by hand'")
    const before = await passwords()
    await setPasswords(client, owner, ['vigil_judge'])
    const later = await setPasswords(client, owner, []).catch((error: unknown) => error)
    // The project's own server lets anybody in; one that asks for passwords has the role's address asked for.
    if (later !== undefined) assert.match(String(later), /vigil_judge signs in with a password that was set by hand/)
    assert.equal(of(await passwords(), 'vigil_judge'), of(before, 'vigil_judge'))
    await client.query('comment on role vigil_judge is null')
    await setPasswords(client, owner, [])
    const after = await passwords()
    assert.notEqual(of(after, 'vigil_app'), of(before, 'vigil_app'))
    assert.notEqual(of(after, 'vigil_judge'), of(before, 'vigil_judge'), 'ours again, as somebody said')
  } finally {
    await client.query('rollback')
    await client.end()
  }
})

async function emptyDatabase(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-migrate-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'migrations'))
  cpSync(join(realFolder, 'roles.sql'), join(folder, 'roles.sql'))
  const { ownerUrl } = await testDatabase(t)
  await ask(ownerUrl, 'drop schema public cascade; create schema public')
  const write = (name: string, text: string) => writeFileSync(join(folder, 'migrations', name), text)
  return { url: ownerUrl, folder, write }
}

async function ask(url: string, query: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}
