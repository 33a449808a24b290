// What the walk at random found, each told once: a correction that would undo an order, and contact lost after the law had ended protection.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { type Living, officers, openForce, type Step, start } from '../../../test/episodes.ts'
import { hours, minutes, plus } from '../../kernel/time.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { isCorrectable } from './corrections.ts'
import { missing } from './procedure.ts'

const database = await testDatabase()

/** Each step so many minutes after the report, by the first officer or the second; what was answered last. */
async function lived(living: Living, ...moves: readonly (readonly [number, Step, 0 | 1])[]) {
  const id = await living.report(start)
  let said = ''
  for (const [after, step, who] of moves) {
    const outcome = await living.move(id, step, plus(start, minutes(after)), officers[who])
    said = outcome.kind === 'refused' ? outcome.refusals.map(({ sentence }) => sentence).join(' ') : outcome.kind
  }
  const world = living.worldAt(plus(start, hours(500)))
  const { state, duties, facts } = await living.app.read(
    contextOf(world),
    async (reader) => await load(reader, world, missing, id),
  )
  return { said, state, duties, facts }
}

test('a correction keeps who decided and in which order: an endorsement stands, and nobody returns before they are located', async (t) => {
  const living = await openForce(t, database)
  const { facts } = await lived(living, [5, 'grade', 0], [10, 'endorse', 1])
  assert.deepEqual(
    facts.filter((fact) => fact.kind === 'missing.endorsed/1').map(isCorrectable),
    [false],
    'it would carry the corrector’s name, who may be the grader',
  )
  const home = await lived(living, [100, 'locate', 0], [110, 'return', 0], [120, 'correct by an hour', 0])
  assert.match(home.said, /It must be after what happened 27 March 2026/)
})

test('police protection that had run out when contact was lost ended when the law ended it', async (t) => {
  const living = await openForce(t, database)
  const began = 60
  const { said, state } = await lived(
    living,
    [50, 'locate at risk', 0],
    [began, 'begin protection', 0],
    [began + 80 * 60, 'lose contact', 0],
  )
  assert.equal(said, 'done')
  assert.deepEqual(
    state.protectedBefore.map(({ until, how }) => [until, how]),
    [[plus(start, minutes(began + 72 * 60)), 'time passed']],
  )
})

test('whoever recorded or corrected its beginning does not look at police protection as designated officer', async (t) => {
  const living = await openForce(t, database)
  const file = [
    [50, 'locate at risk', 0],
    [300, 'begin protection', 0],
    [301, 'correct by an hour', 1],
  ] as const
  for (const who of [0, 1] as const) {
    const { said } = await lived(living, ...file, [320, 'look at protection', who])
    assert.match(said, /You recorded that it began/)
  }
})

test('assigned once the child is located, no first action of a search is owed', async (t) => {
  const living = await openForce(t, database)
  const { duties } = await lived(living, [50, 'locate', 0], [60, 'assign', 0])
  assert.ok(!duties.some((duty) => duty.name === 'take the first real action'))
})
