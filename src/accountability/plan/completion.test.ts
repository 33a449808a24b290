// Property: whatever is done to actions, in whatever order and by whom, no recommendation moves and nothing is written on one (R19).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Client, testApp } from '../../../test/app.ts'
import { plannedActions } from '../../../test/planned-action.ts'
import { sql } from '../../kernel/sql.ts'
import { instant } from '../../kernel/time.ts'
import { contextOf } from '../../registers/world.ts'

const it = await testApp({ clock: () => instant('2026-11-23T09:00:00Z') })
const people = await Promise.all(
  ['Sam Underhill', 'Tess Mowbray', 'Vic Arkwright', 'Rosa Wexford', 'Milo Ferrand'].map(
    async (name) => await it.named(name),
  ),
)
const [keeper] = people
assert.ok(keeper)
const { written: write } = await plannedActions(keeper)

/** A small generator of numbers from a seed, so that a failure can be made again. */
function chance(seed: number) {
  let state = seed
  return (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
}

const commands = (staffId: string): readonly (readonly [string, unknown])[] => [
  ['allocation', { staffId, post: 'A post' }],
  ['start', {}],
  ['claim', { evidence: 'All of it is done', links: [] }],
  ['check', { found: 'All of it' }],
  ['return', { because: 'Not yet' }],
  ['date-request', { dueOn: '2027-01-05', effectOn: '2027-04-01', because: 'Late' }],
  ['date-agreement', {}],
  ['withdrawal', { because: 'Another takes its place' }],
  ['withdrawal-agreement', {}],
]

const register = async () =>
  await it.databases.app.read(contextOf(await it.app.world(keeper.person)), async (reader) => ({
    stages: (
      await reader.query(
        sql`select record_id, stage, due_on, date_changes from recommendation order by record_id limit 200`,
      )
    ).rows,
    facts: (await reader.query(sql`select count(*)::integer as n from fact where kind like 'recommendation.%' limit 1`))
      .rows,
    readings: (await reader.query(sql`select count(*)::integer as n from standing_reading limit 1`)).rows,
  }))

const stateOf = async (id: string) => String(JSON.parse((await keeper.get(`/api/action/${id}`)).text).state)

test('no sequence of commands on actions moves a recommendation', async () => {
  const seed = 20_261_123
  const next = chance(seed)
  const one = (): Client => people[next(people.length)] ?? keeper
  const before = await register()
  const reached = new Set<string>()
  for (let round = 0; round < 12; round++) {
    const id = await write()
    for (let step = 0; step < 25; step++) {
      const [path, body] = commands(one().person.staffId)[next(round < 9 ? 7 : 9)] ?? ['start', {}]
      const answer = await one().api(`/api/action/${id}/${path}`, body)
      assert.ok([200, 403, 422].includes(answer.status), `seed ${seed}: ${path} ${answer.text}`)
      if (answer.status === 200) reached.add(await stateOf(id))
    }
  }
  // The walk went everywhere, or it would prove nothing.
  assert.deepEqual([...reached].sort(), [
    'allocated',
    'checked',
    'claimed done',
    'in progress',
    'returned',
    'unallocated',
    'withdrawn',
  ])
  assert.deepEqual(await register(), before)
})
