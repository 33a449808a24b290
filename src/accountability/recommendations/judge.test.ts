// The judge in trouble: what the database refuses at once is tried again, one that cannot be judged holds up no other, and no approval fails by it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { demonstrationForce } from '../../demonstration/force.ts'
import type { Sql } from '../../kernel/sql.ts'
import { type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { SYSTEM } from '../../registers/world.ts'

let now: Instant = instant('2026-11-23T09:00:00Z')
const it = await testApp({ clock: () => now })
const force = demonstrationForce.id

const owning = async (...changes: readonly string[]) =>
  await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    for (const change of changes) await writer.query({ texts: [change], values: [] } satisfies Sql)
  })

/** As if somebody's comment had come first, so many times: a sequence counts on when a transaction is undone. */
const troubled = async (record: string, times: number) =>
  await owning(
    'drop trigger if exists trouble on standing_reading',
    'drop sequence if exists tries',
    'create sequence tries',
    'grant usage on sequence tries to vigil_judge',
    `create or replace function trouble() returns trigger language plpgsql as $$
      begin
        if new.record_id::text = tg_argv[0] and nextval('tries') <= tg_argv[1]::integer then
          raise unique_violation;
        end if;
        return new;
      end $$`,
    'grant execute on function trouble() to vigil_judge',
    `create trigger trouble before insert on standing_reading for each row execute function trouble('${record}', '${times}')`,
  )

type Row = { readonly record_id: string; readonly reference: string; readonly judged_at: string | null }
const register = async (): Promise<readonly Row[]> =>
  JSON.parse((await (await it.named('Sam Underhill')).get('/api/recommendations')).text).rows
const one = (await register()).find(({ reference }) => reference === 'NCPI-2021/8')?.record_id ?? ''
const other = (await register()).find(({ reference }) => reference === 'NCPI-2021/9')?.record_id ?? ''
const judgedAt = async (record: string) => (await register()).find(({ record_id }) => record_id === record)?.judged_at

const criteria = [
  { measure: 'M4', part: null, threshold: 0.9, minimumN: 20 },
  { measure: 'M3', part: null, threshold: 0.35, minimumN: 10 },
]
async function approve(record: string) {
  const body = {
    test: { criteria, sustainedMonths: 2, mostNotEvidenced: 0.1, scope: null },
    because: 'As the board asked',
  }
  await (await it.named('Sam Underhill')).api(`/api/recommendation/${record}/test-proposals`, body)
  return await (await it.named('Tess Mowbray')).api(`/api/recommendation/${record}/test-approval`, {})
}
for (const record of [one, other]) assert.equal((await approve(record)).status, 200)

test('a comment took the place of what the judge wrote, twice: at the third try it is judged', async () => {
  now = plus(now, minutes(1))
  await troubled(one, 2)
  await it.app.judge(force)
  assert.equal(await judgedAt(one), now)
})

test('one that cannot be judged: the rest of the force is, and what failed is told without a name', async () => {
  now = plus(now, minutes(1))
  await troubled(one, 1000)
  await assert.rejects(it.app.judge(force), {
    message: `the status of 1 recommendations could not be computed: ${one}`,
  })
  assert.notEqual(await judgedAt(one), now)
  assert.equal(await judgedAt(other), now)
})

test('somebody is writing to one: the others are judged meanwhile, and that one when they have done', async () => {
  now = plus(now, minutes(1))
  await troubled(one, 0)
  const holding = { texts: ['select from recommendation where record_id = ', ' for update'], values: [one] }
  const judging = await it.owner.write({ force, who: SYSTEM, now }, async (writer) => {
    await writer.query(holding)
    const begun = { judged: it.app.judge(force) }
    const giveUp = performance.now() + 10_000
    while ((await judgedAt(other)) !== now) assert.ok(performance.now() < giveUp, 'the other waits for it too')
    assert.notEqual(await judgedAt(one), now)
    return begun
  })
  await judging.judged
  assert.equal(await judgedAt(one), now)
})

test('whoever approves a test has approved it, whatever the judge meets', async () => {
  now = plus(now, minutes(1))
  const answer = await approve(one)
  assert.equal(answer.status, 200, answer.text)
  now = plus(now, minutes(1))
  await troubled(one, 0)
  await it.app.judge(force)
  assert.equal(await judgedAt(one), now)
})
