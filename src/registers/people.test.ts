// A person's record: facts fold into a row, a restriction hides it, a merge points on and a split takes that back.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import { instant } from '../kernel/time.ts'
import type { Fact } from '../practice/fact.ts'
import type { Folded } from '../practice/procedure.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { evolvePerson, type PersonDetails, type PersonFact, type PersonState, personProcedure } from './people.ts'

const database = await testDatabase()
const app = openDatabase(database.url('vigil_app'))
after(async () => await app.close())

const at = instant('2026-03-27T22:10:00.000Z')
const recordId = '00000000-0000-7000-8000-000000000001'
const other = '00000000-0000-7000-8000-000000000002'
const who = '00000000-0000-7000-8000-0000000000aa'
const ruby: PersonDetails = {
  name: 'Ruby Ashdown',
  otherNames: [],
  dateOfBirth: '2011-05-20',
  ageDisputed: false,
  sex: 'female',
  address: '12 Mill Lane',
  postcode: 'ST16 2AB',
  phones: ['07700 900123'],
  lookedAfterBy: null,
}

const fact = (position: number, kind: string, body: unknown): Fact => ({
  forceId: 'north',
  recordId,
  position,
  kind,
  happenedAt: at,
  recordedAt: at,
  recordedBy: who,
  policyVersion: '1',
  corrects: null,
  body,
})
function folded(...facts: readonly Fact[]): Folded<PersonState, PersonFact> {
  const read = facts.map(personProcedure.read)
  return {
    forceId: 'north',
    recordId,
    facts: read,
    steps: [],
    state: read.reduce(evolvePerson, personProcedure.begin),
    duties: [],
    policyAt: () => standingPolicy,
  }
}
const recorded = fact(1, 'person.recorded/1', ruby)

test('a correction changes what it names and keeps the rest', () => {
  const { state } = folded(recorded, fact(2, 'person.corrected/1', { name: 'Ruby Ashdown-Lee', dateOfBirth: null }))
  assert.deepEqual(state.details, { ...ruby, name: 'Ruby Ashdown-Lee', dateOfBirth: null })
})

test('a merge points to the other record; a split takes that back', () => {
  const merged = fact(2, 'person.merged/1', { into: other })
  assert.equal(folded(recorded, merged).state.mergedInto, other)
  assert.equal(folded(recorded, merged, fact(3, 'person.split/1', {})).state.mergedInto, null)
})

test('a fact of another shape or kind is refused, an erased one leaves what was known', () => {
  assert.throws(() => folded(fact(1, 'person.recorded/1', { name: 'Ruby\u202e' })))
  assert.throws(() => folded(fact(1, 'missing.reported/1', {})), /unknown kind/)
  assert.equal(folded(fact(1, 'person.recorded/1', null)).state.details.name, 'Name not recorded')
})

test('the row follows the facts; restricting hides it from the application, lifting shows it again', async () => {
  const context = { force: 'north', who, now: at }
  const names = async () =>
    await app.read(
      context,
      async (reader) => (await reader.query(sql`select name, restricted from person limit 10`)).rows,
    )
  const project = async (after: Folded<PersonState, PersonFact>, before: Folded<PersonState, PersonFact> | null) =>
    await app.write(context, async (writer) => {
      for (const change of personProcedure.project(after, before)) await writer.query(change)
    })
  const open = folded(recorded)
  const closed = folded(recorded, fact(2, 'person.restricted/1', { reason: 'a risk of disclosure' }))
  await project(open, null)
  assert.deepEqual(await names(), [{ name: 'Ruby Ashdown', restricted: false }])
  await project(closed, open)
  assert.deepEqual(await names(), [])
  await assert.rejects(project(open, closed), /row-level security/)
  await app.write(
    context,
    async (writer) =>
      await writer.query(sql`
    insert into opening (force_id, record_id, staff_id, basis, opened_at, until)
    values ('north', ${recordId}, ${who}, 'involved', ${at}, '2026-03-28T02:00:00Z')`),
  )
  await project(open, closed)
  assert.deepEqual(await names(), [{ name: 'Ruby Ashdown', restricted: false }])
})
