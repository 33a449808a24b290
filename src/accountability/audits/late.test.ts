// Audits that are late: whoever owes it is told, and after a week a chief officer, and nobody is interrupted.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { testApp } from '../../../test/app.ts'
import { closedCase } from '../../../test/closed-case.ts'
import { covered } from '../../../test/covered.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { openSeal } from '../../kernel/sequencer.ts'
import { sql } from '../../kernel/sql.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { ringDue, systemPerson } from '../../registers/alarms.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, SYSTEM } from '../../registers/world.ts'
import { missing } from '../../work/missing/procedure.ts'
import { kinds } from '../kinds.ts'

let now: Instant = instant('2026-09-30T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id
const seal = openSeal('test', mkdtempSync(join(tmpdir(), 'vigil-seal-')))
const { person: vic } = await it.named('Vic Arkwright')
const { person: chief } = await it.named('Tess Mowbray')
const seed = 'a phrase for October 2026'
const planned = await (await it.as(vic)).send('/audit/plans', {
  title: 'Missing children, October 2026',
  kind: 'case files',
  topic: 'missing children',
  from: '2026-10-01',
  until: '2026-10-31',
  size: '2',
  doubleShare: '20',
  peerShare: '10',
  seed,
})
const audit = (planned.location ?? '').split('/').at(-1) ?? ''

const Told = Type.Object({ recipient: Type.String(), words: Type.String(), interrupts: Type.Boolean() })

/** Rings what is due then; answers who was told what of audits, each once. */
async function toldAt(moment: string) {
  now = instant(moment)
  await ringDue(it.databases.clock, kinds, it.app.policies, now)
  const { rows } = await it.owner.read(
    { force, who: SYSTEM, now },
    async (reader) =>
      await reader.query(
        sql`
          select distinct o.recipient, o.words, o.interrupts
          from outbox o
          join fact f on f.force_id = o.force_id and f.record_id = o.record_id and f.position = 1
          where o.force_id = ${force}
            and split_part(f.kind, '.', 1) in ('audit', 'audited-file')
          order by o.recipient, o.words
          limit 50`,
      ),
  )
  return Value.Parse(Type.Array(Told), rows)
}
const waits = 'The sample of “Missing children, October 2026” is waiting to be drawn'
const heard = async () => (await (await it.as(chief)).get('/told')).text

test('a sample that is not drawn: the auditors hear it on the day, a chief officer a week later, and it stands among the late clocks', async () => {
  assert.deepEqual(await toldAt('2026-11-01T09:00:00Z'), [], 'it is not late yet')
  const first = await toldAt('2026-11-08T09:00:00Z')
  assert.deepEqual(first, [{ recipient: 'auditor', words: waits, interrupts: false }])
  assert.ok(!(await heard()).includes(waits))
  const second = await toldAt('2026-11-15T09:00:00Z')
  assert.deepEqual(second, [
    { recipient: 'auditor', words: waits, interrupts: false },
    {
      recipient: 'chief officer',
      words: `${waits}: 7 days late, to the senior responsible officer`,
      interrupts: false,
    },
  ])
  assert.match(
    await heard(),
    new RegExp(`href="/audit/${audit}">([^<]+)</a>: ${waits}: 7 days late, to the senior responsible officer`),
    'named, and not only linked',
  )
  assert.match(await heard(), /<h1[^>]*>Overdue work reported to you</)
  assert.match((await (await it.as(chief)).get('/clocks')).text, /Draw the sample that was planned/)
})

test('a file that nobody grades: the auditor it fell to hears it', async () => {
  const world = await it.app.world(systemPerson(force))
  for (const level of ['HIGH', 'MEDIUM'])
    await it.databases.app.write(contextOf(world), async (writer) => {
      await appendTo({ writer, world, commandId: newId(now) }, missing, newId(now), () => closedCase(level))
    })
  await covered(it.databases.clock, force, now, seal)
  const drawn = await (await it.as(vic)).send(`/audit/${audit}/draw`, { seed, auditors: [vic.staffId] })
  assert.equal(drawn.status, 303, drawn.text)
  const told = await toldAt('2026-12-31T09:00:00Z')
  const grade = told.filter(({ words }) => words.startsWith('An audited file is waiting to be graded'))
  assert.deepEqual(
    grade.map(({ recipient }) => recipient),
    [vic.staffId, 'board', 'chief officer'].sort(),
  )
  const { clocks } = JSON.parse((await (await it.as(chief)).get('/api/clocks')).text)
  const abouts = clocks.flatMap((one: { name: string; about: string }) =>
    one.name === 'grade the file' ? [one.about] : [],
  )
  assert.deepEqual(
    abouts.sort(),
    ['Missing children, October 2026, file 1', 'Missing children, October 2026, file 2'],
    'which file, and not only of what',
  )
  assert.match(await heard(), />Missing children, October 2026, file 1<\/a>: An audited file is waiting to be graded/)
  assert.ok((await heard()).split('Since done')[1]?.includes(waits), 'the sample is drawn since')
})
