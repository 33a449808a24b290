// The commands that need a database, each asked for on the command line against a real one with two episodes in it.
import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../test/database.ts'
import { force, officers, openForce, start } from '../../test/episodes.ts'
import { runCommandLine } from '../cli.ts'
import { refusedInWords } from '../config/database-address.ts'
import { DatabaseAway } from '../kernel/database/failures.ts'
import { openDatabase } from '../kernel/database.ts'
import { openSeal, sequence } from '../kernel/sequencer.ts'
import { minutes, plus, systemNow } from '../kernel/time.ts'
import { makeTokens } from '../web/tokens.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'vigil-cli-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

async function vigil(given: readonly string[], environment: Record<string, string> = {}) {
  let [out, err] = ['', '']
  const code = await runCommandLine(given, {
    out: async (text) => {
      out += text
      await Promise.resolve()
    },
    err: (text) => {
      err += text
    },
    input: Readable.from([]),
    environment: { DATABASE_URL: database.ownerUrl, VIGIL_DATA: folder, ...environment },
    root: join(import.meta.dirname, '../..'),
  })
  return { code, out, err }
}
const inForce = async (...given: readonly string[]) => await vigil([...given, '--force', force])

const asOwner = async (query: string, ...values: unknown[]) => await asOwnerOf(database.ownerUrl, query, values)
async function asOwnerOf(connectionString: string, query: string, values: unknown[] = []) {
  const owner = new pg.Client({ connectionString })
  await owner.connect()
  try {
    await owner.query('set row_security = off')
    return await owner.query(query, values)
  } finally {
    await owner.end()
  }
}

test('help for a command there is not says so, as asking for it does', async () => {
  const { code, err } = await vigil(['help', 'standings'])
  assert.equal(code, 2)
  assert.match(err, /^Vigil has no command “standings”\. Did you mean “standing”\?/)
})

test('episodes for the rest of this file', async (t) => {
  const living = await openForce(t, database)
  for (const [index, wait] of [5, 25].entries()) {
    const reported = plus(start, minutes(index * 60))
    const id = await living.report(reported)
    await living.move(id, 'grade', plus(reported, minutes(3)))
    await living.move(id, 'assign', plus(reported, minutes(4)))
    const outcome = await living.move(id, 'acknowledge', plus(reported, minutes(4 + wait)), officers[1])
    assert.equal(outcome.kind, 'done')
  }
})

test('rebuild: nothing differs; what a superuser changed is named, and put right only with a reason', async () => {
  const sound = await inForce('rebuild', '--json')
  assert.deepEqual([sound.code, JSON.parse(sound.out).differences, JSON.parse(sound.out).unknownRecords], [0, [], 0])
  await asOwner(`update duty set met_at = null where name = 'acknowledge ownership'`)
  const wrong = await inForce('rebuild')
  assert.equal(wrong.code, 1)
  assert.match(wrong.out, /duty .* acknowledge ownership .*: met_at is nothing, by the facts "2026/)
  assert.match(wrong.out, /Rows that differ: 2 of duty\./)
  assert.equal((await inForce('rebuild', '--apply')).code, 2)
  assert.equal((await inForce('rebuild', '--apply', '--reason', 'A superuser’s mistake')).code, 0)
  assert.equal((await inForce('rebuild')).code, 0)
})

test('a force that there is not is refused by every command, with those that there are', async () => {
  const file = join(folder, 'none.json')
  writeFileSync(file, '{}')
  for (const given of [['rebuild'], ['standing'], ['measure'], ['measure', 'M4'], ['replay', '--policy', file]]) {
    const { code, out, err } = await vigil([...given, '--force', 'nosuch'])
    assert.deepEqual([code, out], [1, ''], given.join(' '))
    assert.match(err, /There is no force “nosuch”\. The forces are: .*northvale.*warwickshire/)
  }
})

test('replay: the late acknowledgement is in time under thirty minutes', async () => {
  const file = join(folder, 'thirty.json')
  writeFileSync(file, JSON.stringify({ values: { 'acknowledge.minutes': 30 } }))
  const { code, out } = await inForce(
    'replay',
    '--policy',
    file,
    '--from',
    '2026-03-01',
    '--to',
    '2026-04-01',
    '--json',
  )
  const replayed = JSON.parse(out)
  const [duty] = replayed.duties.filter((one: { name: string }) => one.name === 'acknowledge ownership')
  assert.deepEqual([code, replayed.records, duty.today.breached, duty.other.breached], [0, 2, 1, 0])
  writeFileSync(file, JSON.stringify({ values: { 'acknowledge.hours': 1 } }))
  const unknown = await inForce('replay', '--policy', file)
  assert.deepEqual([unknown.code, unknown.err], [1, 'The policy has no “acknowledge.hours”.\n'])
  writeFileSync(file, JSON.stringify({ values: { 'unit.hours': 100, 'acknowledge.minutes': -5 } }))
  const unlawful = await inForce('replay', '--policy', file)
  assert.equal(unlawful.code, 1)
  assert.match(unlawful.err, /Tell the UK Missing Persons Unit: at most 72 hours \(Statutory Code of Practice 2009\)/)
  assert.match(unlawful.err, /Acknowledge ownership after assignment: -5 is less than 0/)
  writeFileSync(
    file,
    JSON.stringify({ values: { 'acknowledge.minutes': 'ten', 'unit.hours': 100, x: 1 }, tables: { y: [] } }),
  )
  const several = await inForce('replay', '--policy', file)
  assert.match(
    several.err,
    /^The policy has no “x”, “y”\.\n“acknowledge\.minutes” must be a number\.\nTell the UK Missing Persons Unit: at most 72/,
  )
  writeFileSync(file, JSON.stringify({ value: { 'acknowledge.minutes': 30 } }))
  assert.match((await inForce('replay', '--policy', file)).err, /is not a policy/, 'it would change nothing')
  const none = await inForce('replay', '--policy', '/no/such/file')
  assert.deepEqual([none.code, none.err], [1, 'There is no file /no/such/file.\n'])
  assert.equal((await inForce('replay')).code, 2)
})

test('measure: one by month, all in a list, and what is not understood', async () => {
  const { code, out } = await inForce('measure', 'm8', '--from', '2026-03-01', '--to', '2026-04-01', '--json')
  const [measure] = JSON.parse(out).measures
  assert.deepEqual([code, measure.measure, measure.n], [0, 'M8', 2])
  assert.equal(measure.interval.length, 2)
  const every = JSON.parse((await inForce('measure', '--from', '2026-03-01', '--to', '2026-04-01', '--json')).out)
  type Row = { readonly n: number; readonly share: number | null; readonly notYet: number; readonly inParts: boolean }
  const rows: readonly Row[] = every.measures
  assert.ok(
    rows.some(({ n }) => n > 0) && rows.some(({ n, share, notYet }) => n === 0 && share === null && notYet >= 0),
  )
  const keys = (one: object) => Object.keys(one).sort().join()
  assert.deepEqual(
    [...new Set(rows.map(keys))],
    [keys(measure)],
    'the same keys, with cases or without, in parts or not',
  )
  const all = await inForce('measure', '--from', '2026-03-01', '--to', '2026-04-01')
  assert.match(all.out, /^M1 /m)
  assert.match(all.out, /^M8 .*, half within \d+ min, nine in ten within \d+ min, longest \d+ min: /m)
  assert.match(all.out, /no data yet/)
  assert.match(all.out, /^M24 +in parts, see vigil measure M24:/m, 'never pooled over the groups')
  const spreads = await inForce('measure', 'm27', '--from', '2026-03-01', '--to', '2026-04-01', '--json')
  const plots: readonly { measure: string; by: string }[] = JSON.parse(spreads.out).spreads
  const parted = JSON.parse(spreads.out)
  assert.deepEqual([parted.measures.map(keys), parted.measures[0].inParts], [[keys(measure)], true])
  for (const key of Object.keys(every)) assert.ok(key in parted, `${key} stands in every answer`)
  assert.deepEqual([spreads.code, plots.length, plots[0]?.measure, plots[0]?.by], [0, 12, 'M1', 'team'])
  assert.match(
    (await inForce('measure', 'M27', '--from', '2026-03-01')).out,
    /M4 by team: 1 compared, n = 2\. No more difference than chance explains/,
  )
  const misused = await inForce('measure', 'M24', '--by', 'part', '--json')
  assert.deepEqual([misused.code, typeof JSON.parse(misused.out).error], [2, 'string'])
  const known = await inForce('measure', 'm8', '--from', '2026-03-01', '--known-at', '2026-03-31', '--json')
  assert.deepEqual([known.code, JSON.parse(known.out).measures[0].n], [0, 2])
  const before = await inForce('measure', 'm8', '--from', '2026-02-01', '--known-at', '2026-02-28', '--json')
  assert.deepEqual([before.code, JSON.parse(before.out).measures[0].n], [0, 0], 'nothing was on record yet')
  assert.equal((await inForce('measure', '--known-at', '2026-03-31')).code, 2)
  assert.equal((await inForce('measure', 'M8', '--known-at', '2099-01-01')).code, 2)
  assert.equal((await inForce('measure', 'M99')).code, 2)
  assert.equal((await inForce('measure', '--by', 'month')).code, 2)
  assert.equal((await inForce('measure', '--from', 'yesterday')).code, 2)
})

test('erasures: nothing was erased, so nothing came back', async () => {
  assert.deepEqual(await vigil(['erasures']), { code: 0, out: 'No erased fact can be read.\n', err: '' })
  const again = await vigil(['erasures', '--again', '--json'])
  assert.deepEqual([again.code, JSON.parse(again.out)], [0, { readable: [], erasedAgain: 0, left: 0 }])
})

test('standing: computed now, listed, and set by nobody', async () => {
  const { code, out } = await inForce('standing', '--now', '--json')
  assert.deepEqual([code, JSON.parse(out)], [0, { force, recommendations: [] }])
  assert.equal((await inForce('standing', '--set', 'met')).code, 2)
})

test('token: made once for a person, good at once, and revoked', async (t) => {
  await asOwner(`update staff set email = 'ines@north.example' where name = 'Ines Calder'`)
  const { code, out } = await inForce('token', '--email', 'Ines@north.example', '--label', 'Import', '--json')
  assert.equal(code, 0)
  const { token } = JSON.parse(out)
  const db = openDatabase(database.url('vigil_app'))
  t.after(async () => await db.close())
  assert.equal((await makeTokens(db, systemNow).find(token))?.person.name, 'Ines Calder')
  assert.equal((await inForce('token', '--revoke', token)).code, 0)
  assert.equal(await makeTokens(db, systemNow).find(token), null)
  assert.equal((await inForce('token', '--revoke', token)).code, 1)
  assert.match(
    (await inForce('token', '--email', 'no@body.example', '--label', 'x')).err,
    /Nobody in northvale signs in/,
  )
  assert.equal((await inForce('token', '--email', 'a@b.example', '--label', 'x', '--days', '0')).code, 2)
})

test('token: one that was lost is listed by a mark that opens nothing, and revoked by it', async (t) => {
  await asOwner(`update staff set email = 'ines@north.example' where name = 'Ines Calder'`)
  const made = await inForce('token', '--email', 'ines@north.example', '--label', 'Night import', '--json')
  const { token } = JSON.parse(made.out)
  const { tokens } = JSON.parse((await inForce('token', '--list', '--json')).out)
  const [lost] = tokens.filter((one: { label: string }) => one.label === 'Night import')

  assert.equal(lost.for, 'Ines Calder')
  assert.ok(!made.out.includes(lost.mark), 'no part of the token')
  assert.match((await inForce('token', '--list')).out, /[0-9a-f]{12} {2}Ines Calder, “Night import”, made on /)
  assert.equal((await inForce('token', '--revoke', lost.mark)).code, 0)

  const db = openDatabase(database.url('vigil_app'))
  t.after(async () => await db.close())
  assert.equal(await makeTokens(db, systemNow).find(token), null)
  assert.equal((await inForce('token', '--list')).out, 'There are no valid tokens here.\n')
  assert.equal((await inForce('token', '--list', '--revoke', lost.mark)).code, 2)
})

test('token: the last of seven hundred is listed and revoked by its mark; who has left has none that is good', async () => {
  await asOwner(`insert into api_token (token_hash, force_id, staff_id, label, created_at, expires_at)
    select sha256(('a' || n)::bytea), '${force}', staff_id, 'Import ' || n, now(), date_trunc('second', now()) + interval '9 days' + n / 3 * interval '1 hour'
    from staff, generate_series(1, 700) n where name = 'Ines Calder'`)
  const list = async () => JSON.parse((await inForce('token', '--list', '--json')).out).tokens
  const all = await list()
  assert.equal(new Set(all.map((one: { label: string }) => one.label)).size, 700)
  const last = all.find((one: { label: string }) => one.label === 'Import 700')
  assert.equal((await inForce('token', '--revoke', last.mark)).code, 0)
  assert.equal((await list()).length, 699)
  await asOwner(`update staff set left_at = now() where name = 'Ines Calder'`)
  assert.deepEqual(await list(), [])
  await asOwner(`update staff set left_at = null where name = 'Ines Calder'`)
  await asOwner(`update api_token set revoked_at = now() where revoked_at is null`)
})

test('token: what is no label, or no mark, is refused in words and takes nothing back', async () => {
  const made = async (label: string) => await inForce('token', '--email', 'ines@north.example', '--label', label)
  for (const label of ['  ', 'Import\n000000000000  Somebody else', 'Import\u001b[2J', 'x'.repeat(101)]) {
    const { code, out, err } = await made(label)
    assert.deepEqual([code, out], [2, ''], JSON.stringify(label))
    assert.match(err, /--label must be one line of 1 to 100 characters/)
  }
  assert.equal((await made('Import')).code, 0)
  for (const mark of ['%', '____________', "' or true --", 'vigil_', '000000000000'])
    assert.match((await inForce('token', '--revoke', mark)).err, /There is no such token/, mark)
  const mixed = await inForce('token', '--revoke', '000000000000', '--email', 'ines@north.example')
  assert.deepEqual([mixed.code, mixed.out], [2, ''])
  assert.equal(JSON.parse((await inForce('token', '--list', '--json')).out).tokens.length, 1)
})

test('verify: no key yet, then nothing wrong, then what a superuser altered', async (t) => {
  assert.match((await vigil(['verify'])).err, /Nothing has been signed here yet/)
  const clock = openDatabase(database.url('vigil_clock'))
  t.after(async () => await clock.close())
  await sequence(clock, systemNow(), openSeal('ledger', folder))
  const sound = await vigil(['verify', '--json'])
  assert.deepEqual([sound.code, JSON.parse(sound.out).problems], [0, []])
  assert.ok(JSON.parse(sound.out).checked > 8)
  await asOwner(`update fact set recorded_at = recorded_at - interval '1 hour' where kind = 'missing.graded/1'`)
  const altered = await vigil(['verify'])
  assert.equal(altered.code, 1)
  assert.match(altered.out, /2 things are wrong/)
  const nowhere = await vigil(['verify', '--checkpoints', '/nowhere/checkpoints.txt'])
  assert.deepEqual(
    [nowhere.code, nowhere.out, nowhere.err],
    [1, '', 'There is no file /nowhere/checkpoints.txt. --checkpoints must name a file of signed checkpoints.\n'],
  )
})

test('verify: a fact that a superuser emptied is named, and not called lawfully erased', async () => {
  const one =
    "(force_id, record_id, position) = (select force_id, record_id, position from fact where kind = 'missing.graded/1' limit 1)"
  const kept = await asOwner(`select record_id, position, body, salt from fact where ${one}`)
  const [fact] = kept.rows
  const where = 'where record_id = $1 and position = $2'
  await asOwner(`update fact set body = null, salt = null, erased_at = now() ${where}`, fact.record_id, fact.position)
  const { code, out } = await vigil(['verify'])
  assert.equal(code, 1)
  assert.match(out, /Somebody emptied fact \d+ of record .* without an erasure that two people approved/)
  assert.doesNotMatch(out, /lawfully erased/)
  await asOwner(
    `update fact set body = $3, salt = $4, erased_at = null ${where}`,
    fact.record_id,
    fact.position,
    fact.body,
    fact.salt,
  )
})

test('verify: a key that is gone is called so, and ledger and checkpoints taken away together are not called in order', async (t) => {
  const key = join(folder, 'signing.key')
  renameSync(key, `${key}.away`)
  assert.match((await vigil(['verify'])).err, /signing\.key is missing/)
  renameSync(`${key}.away`, key)
  const [bare, files] = [await testDatabase(t), mkdtempSync(join(tmpdir(), 'vigil-bare-'))]
  t.after(() => rmSync(files, { recursive: true, force: true }))
  openSeal('ledger', files)
  const { code, out } = await vigil(['verify'], { DATABASE_URL: bare.ownerUrl, VIGIL_DATA: files })
  assert.equal(code, 1)
  assert.match(out, /There is nothing to verify: no facts, and no signed checkpoints/)
})

test('a database that is away, not prepared, or wrongly configured is said in words', async () => {
  const away = await vigil(['rebuild', '--force', force], { DATABASE_URL: 'postgres://x@127.0.0.1:1/nowhere' })
  assert.deepEqual(
    [away.code, away.err],
    [1, 'The database cannot be reached. As far as Vigil knows, nothing was changed.\n'],
  )
  const wrong = await vigil(['verify'], { DATABASE_URL: 'mysql://x', PORT: 'ninety' })
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /PORT must be/)
  assert.match(wrong.err, /DATABASE_URL must look like/)
  const empty = `empty_${process.pid}`
  await asOwner(`create database ${empty}`)
  const url = database.ownerUrl.replace(/\/vigil_test_[^?]*/, `/${empty}`)
  const unprepared = await vigil(['verify'], { DATABASE_URL: url })
  await asOwner(`drop database ${empty} with (force)`)
  assert.match(unprepared.err, /has not been prepared yet/)
})

test('demo: into a database that was never prepared, with what the work tells people', async (t) => {
  const empty = `demo_${process.pid}`
  await asOwner(`create database ${empty}`)
  t.after(async () => await asOwner(`drop database ${empty} with (force)`))
  const url = database.ownerUrl.replace(/\/vigil_test_[^?]*/, `/${empty}`)
  const few = ['--seed', '3', '--months', '1', '--episodes-per-year', '60', '--json']
  const { code, out, err } = await vigil(['demo', ...few], { DATABASE_URL: url, VIGIL_DEMONSTRATION: 'on' })
  assert.equal(code, 0, err)
  assert.ok(JSON.parse(out).made >= 15, out)
  const { rows } = await asOwnerOf(
    url,
    `select count(*)::integer as n from outbox where words like '%the call for is recorded as back and seen in person'`,
  )
  assert.ok(rows[0]?.n > 0, 'who took the call is told that the child is back')
})

test('where one force works, none need be named; where several do, they are', async () => {
  const only = await vigil(['standing', '--json'])
  assert.deepEqual([only.code, JSON.parse(only.out).force], [0, force], only.err)
  assert.match((await vigil(['token', '--revoke', 'vigil_nothing'])).err, /There is no such token in this force/)
  await asOwner(
    `insert into staff (force_id, staff_id, name, roles) values ('warwickshire', '00000000-0000-7000-8000-0000000000c1', 'Wren Second', '{sergeant}')`,
  )
  const several = await vigil(['rebuild'])
  await asOwner(`delete from staff where name = 'Wren Second'`)
  assert.equal(several.code, 2)
  assert.match(
    several.err,
    /--force is missing\. Give the short name of the force\. Vigil is used here by northvale, warwickshire\./,
  )
})

test('a database that a newer program has changed is not written into, nor one that this program would change first', async () => {
  await asOwner(`insert into migration (name, hash) values ('20990101_0100_of_tomorrow.sql', 'x')`)
  const newer = await inForce('rebuild')
  assert.deepEqual([newer.code, newer.out], [1, ''])
  assert.match(
    newer.err,
    /This database is newer than this program, which does not have: 20990101_0100_of_tomorrow\.sql/,
  )
  await asOwner(`delete from migration where name = '20990101_0100_of_tomorrow.sql'`)
  const last = await asOwner(
    'delete from migration where name = (select max(name) from migration) returning name, hash',
  )
  const older = await inForce('rebuild')
  assert.equal(older.code, 1)
  assert.match(older.err, /This database is older than this program: .* waits\. Start Vigil on it once/)
  await asOwner('insert into migration (name, hash) values ($1, $2)', last.rows[0].name, last.rows[0].hash)
  assert.doesNotMatch((await inForce('rebuild')).err, /This database/)
})

test('a role that the database refuses is named, and not called a database that was never prepared', async () => {
  const app = database.url('vigil_app').replace(/\/\/vigil_app[^@]*@/, '//vigil_nobody_here:wrong@')
  const { code, err } = await vigil(['rebuild', '--force', force], { DATABASE_URL_APP: app })
  assert.equal(code, 1)
  assert.match(
    err,
    // A server that asks for passwords does not say whether it is the name or the password that is wrong.
    /The database refused (?:“vigil_nobody_here”: .*DATABASE_URL_….* Give this command the same environment|the password of vigil_nobody_here: look at DATABASE_URL)/,
  )
  const refused = Object.assign(new Error('password authentication failed for user "vigil_clock"'), { code: '28P01' })
  assert.match(
    refusedInWords(new DatabaseAway(refused, false)) ?? '',
    /refused the password of vigil_clock: look at DATABASE_URL_CLOCK/,
  )
})

test('the first administrator of a force is made here, and only the first', async () => {
  const asked = ['administrator', '--force', 'warwickshire', '--name', 'Wren Solway', '--email', 'wren@there.example']
  const unknown = await vigil(['administrator', '--force', 'narnia', '--name', 'W', '--email', 'w@n.example'])
  assert.equal(unknown.code, 1)
  assert.match(unknown.err, /no force “narnia”/)
  const made = await vigil(asked)
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /administers Warwickshire/)
  const again = await vigil(asked)
  assert.equal(again.code, 1)
  assert.match(again.err, /already has an administrator, Wren Solway/)
})
