// The log of who read what, sealed outside the database: a line changed, removed, put in or cut off is named, and a sound log is not accused.
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { force, now, openLedger, recordId } from '../../test/ledger.ts'
import { openSigner } from '../kernel/checkpoint.ts'
import { signNote } from '../kernel/signed-note.ts'
import { consulted } from './consultation.ts'
import { type Seen, sealConsultations } from './consultation-sealed.ts'
import { consultationsNotAsSealed } from './consultation-verified.ts'

const who = recordId(7)

async function log(t: TestContext) {
  const ledger = await openLedger(t)
  const folder = mkdtempSync(join(tmpdir(), 'vigil-log-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const { signer } = ledger.seal
  const [file, latest] = [join(folder, 'consultations.txt'), join(folder, 'consultations-latest.txt')]
  let seen: Seen | null = null
  const turn = async () => {
    const { line, ...next } = await sealConsultations(ledger.clock, { signer, folder, seen }, now)
    seen = next.seen
    return line
  }
  await ledger.tamper('alter table consultation no force row level security')
  return {
    ...ledger,
    file,
    latest,
    read: async (lines: number) => {
      for (let line = 1; line <= lines; line += 1)
        await ledger.app.write({ force, who, now }, async (writer) =>
          writer.send(consulted(force, who, now, 'the episode', [recordId(line)], 'A caller asks')),
        )
    },
    /** So many at once, as the last one says. */
    readMany: async (lines: number) =>
      await ledger.tamper(`
        insert into consultation (force_id, who, at, written_at, what, record_ids, reason, restricted_ids, via)
        select force_id, who, at, written_at, what, record_ids, reason, restricted_ids, via
        from (select * from consultation order by consultation_id desc limit 1) as last cross join generate_series(1, ${lines})`),
    turn,
    /** What is seen at one turn is sealed at the next. */
    sealed: async () => {
      await turn()
      return await turn()
    },
    found: async (verifier = signer) =>
      await consultationsNotAsSealed(ledger.clock, { force: '', who: '', now }, { file, verifier }),
  }
}

const sentences = ({ problems }: { readonly problems: readonly { readonly sentence: string }[] }) =>
  problems.map(({ sentence }) => sentence.replace(/^Somebody changed, removed or put in a line of the log of /, ''))

test('sealed as it grows, a sound log is not accused, and what came since the last seal is no fault', async (t) => {
  const it = await log(t)
  assert.equal(await it.sealed(), 0)
  for (const lines of [3, 4]) {
    await it.read(lines)
    await it.sealed()
  }
  await it.read(2)
  assert.deepEqual(await it.found(), { problems: [], notice: null })
  assert.equal(await it.sealed(), 9)
  assert.equal(await it.sealed(), 9)
  assert.deepEqual(await it.found(), { problems: [], notice: null })
})

test('however often it is sealed, one seal in a thousand lines is kept for good beside the last, and what was changed since is named', async (t) => {
  const it = await log(t)
  const seals = (file: string) => readFileSync(file, 'utf8').match(/^vigil\/test\/consultations$/gm)?.length
  for (let time = 0; time < 5; time += 1) {
    await it.read(2)
    await it.sealed()
  }
  assert.deepEqual([seals(it.latest), existsSync(it.file)], [1, false])
  const ofTen = readFileSync(it.latest, 'utf8')
  await it.readMany(1_000)
  assert.equal(await it.sealed(), 1_010)
  await it.read(3)
  const earlier = readFileSync(it.file, 'utf8')
  assert.equal(await it.sealed(), 1_013)
  assert.deepEqual([seals(it.latest), seals(it.file)], [1, 1])
  assert.deepEqual(await it.found(), { problems: [], notice: null })
  writeFileSync(it.file, `${earlier}${ofTen}`)
  assert.deepEqual(sentences(await it.found()), [
    'The seals of the log of consultations go back from line 1,010 to 10: their file was edited.',
  ])
  writeFileSync(it.file, earlier)
  await it.tamper('delete from consultation where consultation_id = 1012')
  assert.deepEqual(sentences(await it.found()), [
    'consultations after its line 1,010 and up to 1,013: it is not what was sealed.',
  ])
})

test('changed, removed, put in or cut off: each is named by the lines it stands between', async (t) => {
  const it = await log(t)
  await it.read(1)
  for (const lines of [999, 1_000, 1_000, 1_000]) {
    await it.readMany(lines)
    await it.sealed()
  }
  const first = 'consultations after its line 0 and up to 1,000: it is not what was sealed.'
  const last = 'consultations after its line 3,000 and up to 4,000: it is not what was sealed.'
  await it.tamper(`update consultation set who = '${recordId(8)}' where consultation_id = 2`)
  assert.deepEqual(sentences(await it.found()), [first])
  await it.tamper(`update consultation set who = '${who}' where consultation_id = 2`)
  assert.deepEqual(sentences(await it.found()), [])
  await it.tamper('create table whole as select * from consultation where consultation_id = 2')
  for (const change of [
    "at = at + interval '1 second'",
    "written_at = written_at + interval '1 second'",
    "what = 'the board'",
    "record_ids = '{}'",
    "reason = 'Nobody asked'",
    `restricted_ids = array['${recordId(9)}'::uuid]`,
    "via = 'vigil command'",
  ]) {
    await it.tamper(`update consultation set ${change} where consultation_id = 2`)
    assert.deepEqual(sentences(await it.found()), [first], change)
    await it.tamper('delete from consultation where consultation_id = 2')
    await it.tamper('insert into consultation overriding system value select * from whole')
  }
  assert.deepEqual(sentences(await it.found()), [])
  await it.tamper('create table kept as select * from consultation where consultation_id in (2, 3008)')
  await it.tamper('delete from consultation where consultation_id in (2, 3008)')
  assert.deepEqual(sentences(await it.found()), [first, last])
  await it.tamper('insert into consultation overriding system value select * from kept')
  assert.deepEqual(sentences(await it.found()), [])
  await it.tamper('delete from consultation where consultation_id > 1500')
  assert.deepEqual(sentences(await it.found()), [
    'consultations after its line 1,000 and up to 4,000: it is not what was sealed.',
  ])
  await it.read(1)
  await assert.rejects(it.sealed(), /log of consultations is sealed up to line 4,000, which is not there/)
})

test('seals by another key, or lost, are said; and on what another key signed nothing more is sealed', async (t) => {
  const it = await log(t)
  await it.read(2)
  await it.tamper(`update consultation set written_at = written_at - interval '2 hours'`)
  assert.match((await it.found()).notice ?? '', /is not sealed yet by this version, or its seals were taken away/)
  await it.sealed()
  const sealed = readFileSync(it.latest, 'utf8')
  const other = openSigner('test', join(it.file, '..', 'other'))
  assert.deepEqual(sentences(await it.found(other)), [
    'The seal of the log of consultations up to line 2 is not signed with the key of vigil/test.',
  ])
  const { signer } = it.seal
  writeFileSync(it.latest, signNote(signer, `${signer.name}\n2\n${Buffer.alloc(32).toString('base64')}\n`))
  await assert.rejects(it.sealed(), /was not signed with this key/, 'a checkpoint of the ledger is no seal of the log')
  assert.equal(sentences(await it.found()).length, 1)
  writeFileSync(it.latest, sealed.replace('\n2\n', '\n1\n'))
  await it.read(1)
  await assert.rejects(it.sealed(), /was not signed with this key/)
})

test('a lower number that is still to come holds the sealing until its transaction ends, and is sealed in its place', async (t) => {
  const it = await log(t)
  const line = consulted(force, who, now, 'the episode', [recordId(1)], 'A caller asks')
  await it.app.write({ force, who, now }, async (writer) => {
    await writer.query(line)
    await it.read(2)
    assert.deepEqual([await it.turn(), await it.turn(), await it.turn()], [0, 0, 0])
  })
  assert.deepEqual([await it.turn(), await it.turn()], [3, 3])
  assert.deepEqual(await it.found(), { problems: [], notice: null })
})
