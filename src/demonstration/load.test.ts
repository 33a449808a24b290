// The load on a real database: no command is refused, no stale alarm is left, and a load that was stopped goes on.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { covered } from '../../test/covered.ts'
import { testDatabase } from '../../test/database.ts'
import { kinds as ofAccountability } from '../accountability/index.ts'
import { knownOf } from '../accountability/recommendations/inspections/register-file.ts'
import { recommendation } from '../accountability/recommendations/procedure.ts'
import { judgesOf } from '../app/judges.ts'
import { openDatabase } from '../kernel/database.ts'
import { newId } from '../kernel/identity.ts'
import { openSeal } from '../kernel/sequencer.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'
import { ringDue, systemPerson } from '../registers/alarms.ts'
import { readMonths } from '../registers/measures.ts'
import { keepPolicies } from '../registers/policies.ts'
import { appendTo } from '../registers/records.ts'
import { personOfRow } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { auditable, kinds, slices } from '../work/index.ts'
import { followRestriction } from '../work/missing/restriction.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { quarterFrom, quarterOf } from '../work/vignettes/procedure.ts'
import { demonstrationForce, demonstrationStaff, seedForce } from './force.ts'
import { defaultParameters, demonstrate, progress } from './index.ts'
import { heldWhileLoading } from './ring.ts'

const now = instant('2026-11-20T21:30:00.000Z')
const database = await testDatabase()
const db = openDatabase(database.url('vigil_app'), { connections: 3 })
const clock = openDatabase(database.url('vigil_clock'), { connections: 1 })
const measure = openDatabase(database.url('vigil_measure'), { connections: 1 })
const judge = openDatabase(database.url('vigil_judge'), { connections: 1 })
after(async () => {
  await judge.close()
  await measure.close()
  await db.close()
  await clock.close()
})
const policies = keepPolicies(db, standingPolicy)
const policyAt = await policies.of(demonstrationForce.id, now)
await seedForce(db, policyAt, now)

const judges = judgesOf({
  databases: { judge, measure },
  policies,
  reactions: [],
  read: async (asked) => await readMonths(measure, asked),
  isLoading: () => false,
})
/** One of the register gets a test that thirty episodes in half a year can decide. */
const tested = 'NCPI-2021/7'
await giveTest()

const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-seal-')))
const refusals: string[] = []
let making: string | undefined
const load = async (stopping?: AbortSignal, tell?: () => void) =>
  await demonstrate({
    db,
    policyAt,
    reactions: [followRestriction],
    auditable: auditable(measure),
    parameters: { ...defaultParameters, episodesPerYear: 60, months: 6 },
    complain: (sentence) => refusals.push(sentence),
    seal: async () => {
      // The clock runs beside the load: planned samples are not drawn yet, and nobody is late with them.
      await ringDue(clock, ofAccountability, policies, now, 200, heldWhileLoading(now))
      await covered(clock, demonstrationForce.id, now, seal)
    },
    ...(stopping ? { stopping } : {}),
    judge: async (at) => await judges.judgeAsRecorded(demonstrationForce.id, at),
    last: async () => {
      making = progress()?.words
      await Promise.resolve()
    },
    ...(tell ? { tell } : {}),
  })
const rows = async (query: ReturnType<typeof sql>) =>
  await db.read({ force: demonstrationForce.id, who: SYSTEM, now }, async (reader) => (await reader.query(query)).rows)

test('stopped after ten episodes and begun again: each episode once, and nothing refused', async () => {
  const stopping = new AbortController()
  let told = 0
  const first = await load(stopping.signal, () => {
    told++
    assert.equal(progress()?.done, told)
    if (told === 10) stopping.abort()
  })
  assert.ok(first.made >= 10 && first.made <= 12, `${first.made}`)
  // Samples are drawn by a root signed after their period: the history is sequenced as it would be by the clock.
  await covered(clock, demonstrationForce.id, now, seal)
  const second = await load()
  assert.match(making ?? '', /The history is loaded\. The audits/, 'said to everybody, though nobody is told of each')
  assert.equal(second.already, first.made)
  assert.deepEqual(refusals, [])
  assert.equal(second.refused, 0)
  assert.deepEqual(refusals, [])
  assert.equal(progress(), null)
  await restrictAsVisitor()
  const third = await load()
  assert.deepEqual(third, { made: 0, already: first.made + second.made, refused: 0 })
  assert.deepEqual(await rows(sql`select count(*)::integer as n from episode`), [{ n: first.made + second.made }])
})

async function giveTest(): Promise<void> {
  const at = instant('2026-05-01T09:00:00.000Z')
  const world = { db, now: at, who: systemPerson(demonstrationForce.id), policyAt, reactions: [] }
  const criterion = { measure: 'M8a', part: null, kind: 'timeliness', threshold: 0.5, better: 'higher', minimumN: 1 }
  const test = { criteria: [criterion], sustainedMonths: 2, mostNotEvidenced: 0.25 }
  await db.write({ force: demonstrationForce.id, who: SYSTEM, now: at }, async (writer) => {
    const { recommendations } = await knownOf(writer, world)
    const recordId = recommendations.get(tested)?.recordId ?? ''
    await appendTo({ writer, world, commandId: newId(at) }, recommendation, recordId, ({ facts }) => [
      { kind: 'recommendation.test-proposed/1', happenedAt: at, body: { test, because: 'For this test' } },
      { kind: 'recommendation.test-approved/1', happenedAt: at, body: { proposedAtPosition: facts.length + 1 } },
    ])
  })
}

test('its status was computed as each whole month ended, oldest first, once, however often the load was begun; and the fact of each is of that time', async () => {
  const ends = ['06-30T22', '07-31T22', '08-31T22', '09-30T22', '10-31T23'].map((hour) => `2026-${hour}:59:59.000Z`)
  const judged = await rows(sql`
    select s.at, s.standing, s.since
    from standing_reading s
    join recommendation r on r.force_id = s.force_id and r.record_id = s.record_id
    where r.reference = ${tested}
    order by s.at
    limit 100`)
  const [, , , fourth] = ends
  assert.deepEqual(
    judged,
    ends.map((at, index) =>
      index < 3 ? { at, standing: 'insufficient data', since: ends[0] } : { at, standing: 'met', since: fourth },
    ),
  )
  assert.deepEqual(
    await rows(sql`
      select f.recorded_at, count(*)::integer as n
      from fact f
      join recommendation r on r.record_id = (f.body ->> 'recommendation')::uuid
      where f.kind = 'reading.taken/1' and r.reference = ${tested}
      group by f.recorded_at
      order by f.recorded_at
      limit 100`),
    ends.map((at) => ({ recorded_at: at, n: 1 })),
  )
})

/** A child whose file was audited, and one of a contact that was looked at again: what the load read of them is closed at the next start. */
async function restrictAsVisitor(): Promise<void> {
  const gareth = (await demonstrationStaff(db, now)).find((one) => one.name === 'Gareth Ashdown')
  const restrict = slices.flatMap(({ commands }) => commands).find((one) => one.name === 'restrict')
  assert.ok(gareth && restrict)
  const world = { db, now, who: personOfRow(gareth), policyAt, reactions: [followRestriction] }
  const children = await rows(sql`
    (select e.person_id
    from audited_file f
    join episode e on e.force_id = f.force_id and e.record_id = f.about
    where e.phase = 'closed'
      and not exists (select from restriction r where r.record_id = e.person_id)
    order by e.record_id
    limit 1)
    union
    (select e.person_id
    from fact f
    join episode e on e.force_id = f.force_id and e.record_id = f.record_id
    where f.kind = 'missing.contact-audited/1'
      and e.phase = 'closed'
      and not exists (select from restriction r where r.record_id = e.person_id)
    order by e.record_id
    limit 1)`)
  assert.equal(children.length, 2)
  for (const child of children) {
    assert.ok(typeof child === 'object' && child !== null && 'person_id' in child)
    const body = { reason: 'A witness in a trial' }
    const key = `visitor/${child.person_id}`
    const outcome = await restrict.run(world, { recordId: String(child.person_id), body, key, basedOn: null })
    assert.equal(outcome.kind, 'done')
  }
}

test('the board has each kind of child that a visitor should meet', async () => {
  const board = await rows(sql`
    select phase, count(*)::integer as n, count(*) filter (where level = 'HIGH')::integer as high,
      count(*) filter (where owner_id is not null and acknowledged_at is null)::integer as unacknowledged,
      count(*) filter (where owner_id is null)::integer as unowned
    from episode
    where phase not in ('closed', 'voided', 'transferred')
      and reported_at > '2026-11-18'
    group by phase
    order by phase`)
  assert.deepEqual(
    board.filter((row) => isRow(row) && row.phase !== 'returned'),
    [
      { phase: 'known', n: 1, high: 0, unacknowledged: 0, unowned: 1 },
      { phase: 'located', n: 2, high: 0, unacknowledged: 0, unowned: 0 },
      { phase: 'open', n: 8, high: 2, unacknowledged: 1, unowned: 1 },
      { phase: 'reported', n: 1, high: 0, unacknowledged: 0, unowned: 1 },
    ],
  )
})

test('graders have graded the vignettes of this quarter and of the last, each case once; contacts not opened were looked at again', async () => {
  const unfinished = await rows(
    sql`select record_id from vignette_answer group by record_id having count(*) <> 10 limit 1`,
  )
  assert.deepEqual(unfinished, [])
  const graded = await rows(
    sql`select quarter, count(distinct record_id) > 15 as most from vignette_answer group by quarter order by quarter limit 5`,
  )
  assert.deepEqual(
    graded,
    [quarterFrom(quarterOf(now), -1), quarterOf(now)].map((quarter) => ({ quarter, most: true })),
  )
  const looked = await rows(sql`select 1 from fact where kind = 'missing.contact-audited/1' limit 1`)
  assert.equal(looked.length, 1)
})

test('one child’s record is restricted, with the closed episodes; it was opened once last night by breaking the glass, and nobody has reviewed that', async () => {
  const restricted = await rows(sql`
    select (r.person_id is null) as child, count(*) > 0 as some
    from restriction r
    where r.reason = 'A parent works for this force.'
    group by 1
    order by 1`)
  assert.deepEqual(restricted, [
    { child: false, some: true },
    { child: true, some: true },
  ])
  const opened = await rows(sql`
    select s.name, (g.at at time zone 'Europe/London')::date::text as day, g.until - g.at = interval '1 hour' as an_hour,
      (select count(*)::integer from consultation c where g.about = any (c.restricted_ids) and c.who = g.staff_id) as readings,
      (select count(*)::integer from opening_review) as reviewed
    from glass g
    join staff s on s.force_id = g.force_id and s.staff_id = g.staff_id
    limit 2`)
  assert.deepEqual(opened, [{ name: 'Mina Harrow', day: '2026-11-19', an_hour: true, readings: 1, reviewed: 0 }])
})

test('what would have rung has rung, and the clock finds nothing stale', async () => {
  const escalated = await rows(sql`select count(*)::integer as n from fact where kind = 'missing.escalated/1'`)
  assert.notDeepEqual(escalated, [{ n: 0 }])
  assert.equal(await ringDue(clock, [...kinds, ...ofAccountability], policies, now), 0)
  assert.deepEqual(
    await rows(sql`
      select count(*)::integer as n
      from alarm
      join episode using (force_id, record_id)
      where phase in ('closed', 'voided', 'transferred', 'located', 'returned')
        and not at_risk`),
    [{ n: 0 }],
  )
})

test('nobody is accused of what was done in time while the history was loaded', async () => {
  const accused = await rows(sql`
    select f.kind, count(*)::integer as n
    from fact f
    join duty d on d.force_id = f.force_id and d.record_id = f.record_id and d.name = f.body ->> 'duty'
      and d.starting_position = (f.body ->> 'startingPosition')::integer and d.occurrence = (f.body ->> 'occurrence')::integer
    where f.kind in ('audit.escalated/1', 'audited-file.escalated/1', 'action.escalated/1')
      and d.met_at <= d.due_at
    group by f.kind
    order by f.kind`)
  assert.deepEqual(accused, [])
})

test('facts were recorded by the people who did it, at the time they did it', async () => {
  assert.deepEqual(
    await rows(sql`
      select count(*)::integer as n
      from fact
      where kind like 'missing.%'
        and kind not in ('missing.escalated/1', 'missing.repeated/1', 'missing.contact-drawn/1')
        and (recorded_by not in (select staff_id from staff) or happened_at > recorded_at)`),
    [{ n: 0 }],
  )
})

const isRow = (row: unknown): row is { readonly phase: unknown } =>
  typeof row === 'object' && row !== null && 'phase' in row

test('the action plan is there once, with what a visitor should meet', async () => {
  assert.deepEqual(
    await rows(
      sql`select state, count(*)::integer as n, sum(date_changes)::integer as moved from action group by state order by state`,
    ),
    [
      { state: 'allocated', n: 1, moved: 0 },
      { state: 'checked', n: 1, moved: 0 },
      { state: 'claimed done', n: 1, moved: 0 },
      { state: 'in progress', n: 7, moved: 2 },
      { state: 'returned', n: 1, moved: 0 },
      { state: 'unallocated', n: 1, moved: 0 },
    ],
  )
  assert.deepEqual(await rows(sql`select number, state from plan_version order by number`), [
    { number: 1, state: 'revised' },
    { number: 2, state: 'revised' },
    { number: 3, state: 'draft' },
  ])
  assert.deepEqual(await rows(sql`select level, strand from command_post where staff_id is null`), [
    { level: 'bronze', strand: 'Supervision' },
  ])
})

test('files of four months are audited: each drawn by a root nobody chose, older disputes settled, those of the last month open', async () => {
  const drawn = await rows(sql`
    select kind, count(*)::integer as audits, count(drawn_at)::integer as drawn
    from audit
    group by kind
    order by kind`)
  assert.deepEqual(drawn, [
    { kind: 'case files', audits: 4, drawn: 4 },
    { kind: 're-ask', audits: 3, drawn: 3 },
  ])
  assert.deepEqual(
    await rows(
      sql`select count(*)::integer as n from fact where kind = 'audit.drawn/1' and body -> 'root' is null limit 1`,
    ),
    [{ n: 0 }],
  )
  assert.deepEqual(
    await rows(sql`
      select count(*)::integer as n
      from audited_file f
      join audit a on a.force_id = f.force_id and a.record_id = f.audit_id
      where f.final_grade is null
        and a.kind = 'case files'
        and a.until_day < '2026-10-01'
      limit 1`),
    [{ n: 0 }],
  )
})

test('of the last month the files for another force are with it, and of the months before its letters are in', async () => {
  const files = await rows(sql`
    select a.until_day >= '2026-10-01' as is_last, d.name is not null as is_with_it
    from audited_file f
    join audit a on a.force_id = f.force_id and a.record_id = f.audit_id
    left join duty d on d.force_id = f.force_id and d.record_id = f.record_id and d.name = 'have the other force’s grading' and d.met_at is null
    where f.peer_graded
    group by 1, 2
    order by 1, 2`)
  assert.deepEqual(files, [
    { is_last: false, is_with_it: false },
    { is_last: true, is_with_it: true },
  ])
})

test('answers of three months are asked again; what became of those that differ is said, but for the last month’s', async () => {
  const [asked] = await rows(sql`
    select count(*) filter (where f.re_asked = 0)::integer as left_over, count(*) > 40 as many, count(distinct f.stratum)::integer as strata
    from audited_file f
    join audit a on a.force_id = f.force_id and a.record_id = f.audit_id
    where a.kind = 're-ask'`)
  assert.deepEqual(asked, { left_over: 0, many: true, strata: 2 })
  const open = await rows(sql`
    select a.until_day::text as until, count(*) > 0 as some
    from duty d
    join audited_file f on f.force_id = d.force_id and f.record_id = d.record_id
    join audit a on a.force_id = f.force_id and a.record_id = f.audit_id
    where d.name = 'settle the answer' and d.met_at is null
    group by 1`)
  assert.deepEqual(open, [{ until: '2026-10-31', some: true }])
})

test('a start on a history that was loaded by other numbers adds no year of its own', async () => {
  const { made, already } = await demonstrate({ db, policyAt, reactions: [followRestriction] })
  assert.deepEqual([made, already], [0, 0])
})
