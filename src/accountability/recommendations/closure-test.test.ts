// A closure test proposed, looked at, approved by another, loosened in the open; and the judge that reads it from a real database.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'
import { definitions } from '../../work/index.ts'
import { type AsRead, keyOf } from './figures.ts'
import { judge } from './judge.ts'
import { readings } from './queries/readings.ts'
import { recommendations } from './queries.ts'
import { readingsNotAsTaken } from './readings-verified.ts'
import type { Figure } from './standing/judged.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const author = await it.named('Sam Underhill')
const approver = await it.named('Tess Mowbray')
const force = demonstrationForce.id

const all = async () =>
  await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => await recommendations.all(reader, { force, limit: 100 }),
  )
const untested = async () => {
  const found = (await all()).find((one) => one.test === null)
  assert.ok(found)
  return found.record_id
}
const record = await untested()
const one = async () => {
  const found = (await all()).find(({ record_id }) => record_id === record)
  assert.ok(found)
  return found
}

const asked = {
  'test.criteria.0.measure': 'M4',
  'test.criteria.0.threshold': '90',
  'test.criteria.0.minimumN': '20',
  'test.criteria.1.measure': 'M3',
  'test.criteria.1.threshold': '35',
  'test.criteria.1.minimumN': '10',
  'test.sustainedMonths': '3',
  'test.mostNotEvidenced': '10',
  because: 'On time, and fewer who come back',
}
const propose = async (more: Record<string, string> = {}) =>
  await author.send(`/recommendation/${record}/test-proposals`, { ...asked, ...more })
const approve = async () => await approver.send(`/recommendation/${record}/test-approval`, {})

test('looking shows what the test would say today, how chance would treat its audit rule, and records nothing', async () => {
  const look = await propose({
    'test.audit.topic': 'missing children',
    'test.audit.files': '30',
    'test.audit.leastGood': '21',
    'test.audit.mostInadequate': '2',
    'test.audit.windowMonths': '3',
    _look: 'yes',
  })
  assert.equal(look.status, 200)
  assert.match(look.text, /What it would say today/)
  assert.match(look.text, /insufficient data/)
  assert.match(look.text, /What would stop it from passing today:<\/p><ul/)
  assert.match(look.text, /To name another, show what it would say today/)
  assert.match(look.text, /0 graded of 0 sampled in the last 3 whole months; 30 needed/)
  assert.match(look.text, /How often chance alone would let the audit rule pass/)
  assert.match((await approve()).text, /No test has been proposed/)
})

test('timeliness alone, a measure nobody has, and one named twice are refused together, what was typed kept', async () => {
  const refused = await propose({
    'test.criteria.1.measure': 'M4',
    because: 'Haste is what we want',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /at least one measure of outcome or audited quality/)
  assert.match(refused.text, /A measure is in the test twice/)
  assert.doesNotMatch(refused.text, /audited quality\.\./, 'two sentences, one stop between them')
  assert.match(refused.text, /Haste is what we want/)
  const unknown = await author.api(`/api/recommendation/${record}/test-proposals`, {
    test: {
      criteria: [{ measure: 'M99', part: null, threshold: 0.5, minimumN: 20 }],
      sustainedMonths: 3,
      mostNotEvidenced: 0.1,
    },
    because: 'A measure of our own',
  })
  assert.equal(unknown.status, 422)
  assert.match(unknown.text, /There is no measure M99/)
})

test('what a measure tells, its definition says: nobody types “outcome”, and what everybody passes is refused', async () => {
  const propose = async (more: object) =>
    await author.api(`/api/recommendation/${record}/test-proposals`, {
      test: {
        criteria: [{ measure: 'M4', part: null, threshold: 0, minimumN: 1 }],
        sustainedMonths: 1,
        mostNotEvidenced: 1,
        ...more,
      },
      because: 'Everybody passes it',
    })
  const typed = await propose({
    criteria: [{ measure: 'M4', part: null, kind: 'outcome', threshold: 0.9, minimumN: 20 }],
  })
  assert.match(typed.text, /There is no field “kind”/)
  const weak = await propose({})
  assert.equal(weak.status, 422)
  for (const words of [
    /at least one measure of outcome or audited quality/,
    /M4: at least 0% asks too little/,
    /is too few to show anything\. Ask for 10/,
    /100% without evidence is too much/,
  ])
    assert.match(weak.text, words)
  const described = await propose({ criteria: [{ measure: 'M25', part: null, threshold: 0.5, minimumN: 20 }] })
  assert.match(described.text, /M25 has no better or worse direction/)
  const gap = await propose({ mostGapPoints: 15 })
  assert.match(gap.text, /needs the case-file audit/)
  assert.match((await approve()).text, /No test has been proposed/)
})

test('what stands and is weak is said before it is approved', async () => {
  const look = await propose({ 'test.criteria.0.threshold': '80', _look: 'yes' })
  assert.match(look.text, /Its weaknesses/)
  assert.match(look.text, /The test asks for 80% of M4, whose own target is 90%/)
  assert.match(look.text, /It does not ask for audited files/)
})

test('proposed by one, approved by another; its author may not', async () => {
  assert.equal((await propose()).status, 303)
  const waits = /Sam Underhill proposed a closure test\. It judges nothing until another person/
  assert.match((await author.get(`/recommendation/${record}`)).text, waits)
  assert.equal((await author.send(`/recommendation/${record}/test-approval`, {})).status, 403)
  const shown = await approver.get(`/recommendation/${record}/test-approval`)
  assert.match(shown.text, /M4: at least 90%, on at least 20 cases a month/)
  assert.equal((await approve()).status, 303)
  const { test: set, counts_from, loosenings } = await one()
  assert.equal(set?.criteria.length, 2)
  const { standing, judged_at } = await one()
  assert.deepEqual([standing, judged_at], ['insufficient data', now], 'computed by it at once')
  assert.deepEqual([counts_from, loosenings], [null, []])
})

test('asking more changes no period; asking less begins it again, and says so where all can see', async () => {
  assert.equal((await propose({ 'test.criteria.0.threshold': '95' })).status, 303)
  await approve()
  assert.deepEqual((await one()).loosenings, [])
  const look = await propose({ 'test.sustainedMonths': '2', 'test.criteria.0.threshold': '95', _look: 'yes' })
  assert.match(look.text, /It asks for less than the test in force/)
  await propose({
    'test.sustainedMonths': '2',
    'test.criteria.0.threshold': '95',
    because: 'Two quiet months are enough',
  })
  await approve()
  const { counts_from, loosenings } = await one()
  assert.equal(counts_from, '2026-11')
  assert.deepEqual(loosenings[0]?.sentences, ['Whole months in a row: 2 instead of 3.'])
  assert.match((await author.get(`/recommendation/${record}`)).text, /Two quiet months are enough/)
})

test('after a loosening the tighter test is looked at as it would be judged: its period has begun again', async () => {
  const look = await propose({ 'test.criteria.0.threshold': '95', _look: 'yes' })
  assert.match(look.text, /Only 0 of 3 whole months count: the sustained period began again in November 2026/)
})

test('a test that expired already, and files that nobody audits, are refused when proposed', async () => {
  const audit = { topic: 'dragons', files: 30, leastGood: 21, mostInadequate: 2, windowMonths: 3 }
  const refused = await author.api(`/api/recommendation/${record}/test-proposals`, {
    test: {
      criteria: [{ measure: 'M3', part: null, threshold: 0.35, minimumN: 10 }],
      ...{ sustainedMonths: 3, mostNotEvidenced: 0.1, audit, expiresOn: '2020-01-01' },
    },
    because: 'It says nothing any more',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /It would already have expired on 1 January 2020/)
  assert.match(refused.text, /no case-file audits on “dragons”. Choose one of these topics: missing children/)
})

// ——— the judge ———

const good: Figure = { yes: 98, no: 2, notEvidenced: 0 }
const few: Figure = { yes: 2, no: 98, notEvidenced: 0 }
const lately: readonly string[] = ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01', '2027-02']
let figures: Record<string, Figure> = { M1: good, M4: good, M8: good, M13: good, M3: few }
// As they are: the product judged by them when the tests were approved.
let versions: Record<string, number> = Object.fromEntries(definitions.map(({ id, version }) => [id, version]))
const anew = (versions['M4'] ?? 0) + 1

const read = async (): Promise<AsRead> =>
  await Promise.resolve(
    new Map(
      Object.entries({ ...figures, A1: good, A2: few, A7: good }).map(([measure, figure]) => [
        keyOf({ measure, part: measure.startsWith('A') ? 'missing children' : null }),
        new Map(lately.map((month) => [month, figure])),
      ]),
    ),
  )
const judging = {
  db: it.databases.judge,
  read,
  versionOf: (measure: string) => versions[measure] ?? 0,
  longestWait: () => 0,
  policyOf: async (of: string, at: Instant) => await it.app.policies.of(of, at),
  reactions: [],
}
const stands = async (recordId: string) =>
  (await judge(judging, force, now)).find((judgement) => judgement.recordId === recordId)?.judged
const owes = async (recordId: string, name: string): Promise<number> =>
  (
    await it.owner.read(
      { force, who: SYSTEM, now },
      async (reader) =>
        await reader.query(
          sql`select due_at from duty where force_id = ${force} and record_id = ${recordId} and name = ${name} and met_at is null and ended_at is null limit 5`,
        ),
    )
  ).rows.length
const missing = async () => {
  const found = (await all()).find(({ reference }) => reference === 'NCPI-2021/1')
  assert.ok(found)
  return found
}

test('the loosened test waits for whole months after it was loosened, though every month passes', async () => {
  now = instant('2026-12-05T09:00:00Z')
  const early = await stands(record)
  assert.deepEqual([early?.standing, early?.earliestPass], ['insufficient data', '2027-01-01'])
  now = instant('2027-01-05T09:00:00Z')
  const [keeper, chief] = [await it.named('Sam Underhill'), await it.named('Tess Mowbray')]
  const asks = { dueOn: '2027-03-31', because: 'The plan was agreed for it' }
  assert.equal((await keeper.api(`/api/recommendation/${record}/date-requests`, asks)).status, 200)
  assert.equal((await chief.api(`/api/recommendation/${record}/date-agreements`, {})).status, 200)
  assert.equal(await owes(record, 'meet the recommendation'), 1)
  assert.equal((await stands(record))?.standing, 'met')
  assert.equal(await owes(record, 'meet the recommendation'), 0, 'computed, and by nobody’s word')
})

test('met, then a month fails: no longer met, and the stage says re-opened in the same breath', async () => {
  const { record_id } = await missing()
  assert.equal((await stands(record_id))?.standing, 'met')
  assert.equal(await owes(record_id, 'set a date'), 0)
  figures = { ...figures, M4: few }
  now = instant('2027-02-05T09:00:00Z')
  assert.equal((await stands(record_id))?.standing, 'no longer met')
  assert.equal((await missing()).stage, 're-opened')
  assert.equal(await owes(record_id, 'set a date'), 1, 'the date of its report has long passed')
  for (const name of ['Sam Underhill', 'Tess Mowbray', 'Uma Kettering']) {
    const told = (await (await it.named(name)).get('/told')).text
    assert.match(told, /Still open: 2</, name)
    assert.match(told, /NCPI-2021\/1<\/a>: A recommendation that was met is no longer met/, name)
  }
})

test('another test does not undo that it was met, and a thin month between is no second fall', async () => {
  const { record_id } = await missing()
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    writer.send(sql`
      update recommendation set test = jsonb_set(test, '{criteria,1,threshold}', '0.99') where record_id = ${record_id}`)
    await Promise.resolve()
  })
  now = instant('2027-02-05T10:00:00Z')
  assert.equal((await stands(record_id))?.standing, 'no longer met', 'the stricter test was never met, and it was')
  figures = { ...figures, M4: { yes: 3, no: 0, notEvidenced: 0 } }
  now = instant('2027-02-05T11:00:00Z')
  assert.equal((await stands(record_id))?.standing, 'insufficient data', 'too few say nothing')
  figures = { ...figures, M4: few }
  now = instant('2027-02-05T12:00:00Z')
  assert.equal((await stands(record_id))?.standing, 'no longer met')
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select position from fact where force_id = ${force} and record_id = ${record_id} and kind = 'recommendation.re-opened/1' limit 9`,
      ),
  )
  assert.equal(rows.length, 1, 'it fell once')
})

test('passed before its date and fallen before its date: it is owed by that date again', async () => {
  now = instant('2027-02-05T13:00:00Z')
  assert.equal((await stands(record))?.standing, 'no longer met')
  assert.equal(await owes(record, 'meet the recommendation'), 1, 'its date, 31 March, is to come')
  assert.equal(await owes(record, 'set a date'), 0)
})

test('the day it passes and the day it fails stand on the record, written by the judge alone', async () => {
  const { record_id } = await missing()
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`select kind from fact where force_id = ${force} and record_id = ${record_id} and recorded_by = ${SYSTEM} and kind ~ 'test-passed|re-opened' order by position limit 9`,
      ),
  )
  assert.deepEqual(rows, [{ kind: 'recommendation.test-passed/1' }, { kind: 'recommendation.re-opened/1' }])
})

test('a measure defined anew does not by itself turn what is not met into met', async () => {
  figures = { ...figures, M4: good }
  versions = { ...versions, M4: anew }
  now = instant('2027-02-06T09:00:00Z')
  const { record_id } = await missing()
  const judged = await stands(record_id)
  assert.notEqual(judged?.standing, 'met')
  assert.match(judged?.stops[0] ?? '', /the sustained period began again in February 2027/)
  const [last] = await it.databases.app.read(
    { force, who: SYSTEM, now },
    async (reader) => await readings.all(reader, { force, record: record_id, limit: 1 }),
  )
  assert.deepEqual([last?.counts_from, last?.versions['M4']], ['2027-02', anew])
  // And it stays so on the next day, with the new version known.
  now = instant('2027-02-07T09:00:00Z')
  assert.notEqual((await stands(record_id))?.standing, 'met')
})

// ——— what the judge does not believe ———

const asApplication = async (change: ReturnType<typeof sql>) =>
  await it.databases.app.write({ force, who: SYSTEM, now }, async (writer) => void (await writer.query(change)))
const asAdministrator = async (change: ReturnType<typeof sql>) =>
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => void (await writer.query(change)))
const forged = async () =>
  (await readingsNotAsTaken(it.databases.clock, { force: '', who: SYSTEM, now })).map((one) => one.sentence)

test('a test put into the table by the application’s role is not the one that was approved: the facts are judged by', async () => {
  const { record_id } = await missing()
  now = instant('2027-02-07T10:00:00Z')
  const before = await stands(record_id)
  assert.notEqual(before?.standing, 'met')
  const easy = { criteria: [{ ...criterion, threshold: 0.01 }], sustainedMonths: 1, mostNotEvidenced: 1 }
  await asApplication(
    sql`update recommendation set test = ${JSON.stringify(easy)}::jsonb, counts_from = null where record_id = ${record_id}`,
  )
  now = instant('2027-02-07T11:00:00Z')
  assert.deepEqual(await stands(record_id), before)
})

const criterion = { measure: 'M4', part: null, kind: 'timeliness', better: 'higher', minimumN: 1 }

test('a status changed, put in or removed in the database is named, and which it was', async () => {
  const { record_id } = await missing()
  assert.deepEqual(await forged(), [])
  await asAdministrator(
    sql`update standing_reading set standing = 'met', stops = '[]' where record_id = ${record_id} and at = '2027-02-07T11:00:00Z'`,
  )
  assert.match((await forged()).join(), /changed the status of recommendation .* 2027.* to “met”\. Vigil had computed/)
  await asAdministrator(
    sql`update standing_reading set standing = 'insufficient data', figures = '[]' where record_id = ${record_id} and at = '2027-02-07T10:00:00Z'`,
  )
  assert.equal((await forged()).length, 2)
  await asAdministrator(sql`
    insert into standing_reading (force_id, record_id, at, standing, since, stops, figures, test, ledger_size, versions)
    select force_id, record_id, '2027-02-07T12:00:00Z', 'met', since, '[]', figures, test, ledger_size, versions
    from standing_reading where record_id = ${record_id} and at = '2027-02-07T09:00:00Z'`)
  assert.match((await forged()).join(), /added the status .* “met”, which Vigil did not compute/)
  await asAdministrator(
    sql`delete from standing_reading where record_id = ${record_id} and at = '2027-02-06T09:00:00Z'`,
  )
  assert.match((await forged()).join(), /removed the status/)
  assert.equal((await forged()).length, 4)
})

test('two hundred recommendations are judged, each with its reading', async () => {
  await asAdministrator(sql`
    with copy as (
      select r.force_id, r.record_id as of, gen_random_uuid() as id, n
      from recommendation r, generate_series(1, 200) n
      where r.reference = 'NCPI-2021/1'
    ), row as (
      insert into recommendation (force_id, record_id, reference, source, inspection, theme, stage, date_changes)
      select force_id, id, 'COPY/' || n, '', '', '', 'received', 0
      from copy
    )
    insert into fact (force_id, record_id, position, kind, happened_at, recorded_at, recorded_by, command_id, policy_version, body, salt, body_hash)
    select f.force_id, c.id, f.position, f.kind, f.happened_at, f.recorded_at, f.recorded_by, f.command_id, f.policy_version,
      f.body || case when f.body ? 'reference' then jsonb_build_object('reference', 'COPY/' || c.n) else '{}' end, f.salt, f.body_hash
    from copy c
    join fact f on f.force_id = c.force_id and f.record_id = c.of`)
  now = instant('2027-02-08T09:00:00Z')
  const judged = await judge(judging, force, now)
  assert.ok(judged.length >= 200)
  assert.equal(judged.filter(({ reference }) => reference.startsWith('COPY/')).length, 200)
})
