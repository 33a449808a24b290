// The state machine walked at random: whatever is tried in whatever order, what holds of an episode goes on holding.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { officers, openForce, start, steps } from '../../../test/episodes.ts'
import { type Instant, minutes, plus } from '../../kernel/time.ts'
import { isOpen } from '../../practice/duty.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import type { MissingFact } from './facts.ts'
import { levelOrder } from './grade/levels.ts'
import { missing } from './procedure.ts'
import type { EpisodeState } from './state.ts'

const database = await testDatabase()

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** What must hold after every step, in words, or nothing. */
function broken(state: EpisodeState, before: EpisodeState, facts: readonly MissingFact[]): readonly string[] {
  const had = (kind: MissingFact['kind']) => facts.some((fact) => fact.kind === kind)
  const rules: readonly (readonly [string, boolean])[] = [
    ['returned only after located', !(state.phase === 'returned' && !had('missing.located/1'))],
    ['located only once reported', !(state.located !== null && state.report === null)],
    ['acknowledged only what was assigned', !(had('missing.acknowledged/1') && !had('missing.assigned/1'))],
    ['endorsed only what was graded', !(had('missing.endorsed/1') && !had('missing.graded/1'))],
    [
      'a grade falls only by a lowering that a second person decided',
      state.level === null ||
        before.level === null ||
        levelOrder(state.level) >= levelOrder(before.level) ||
        had('missing.lowered/1'),
    ],
    ['closed only what was returned or located', !(state.phase === 'closed' && !had('missing.located/1'))],
    ['very low is barred for a child', state.level !== 'VERY_LOW'],
    ['positions follow one another', facts.every((fact, index) => fact.position === index + 1)],
    ['nothing is recorded before it happened', facts.every((fact) => fact.happenedAt <= fact.recordedAt)],
  ]
  return rules.filter(([, holds]) => !holds).map(([words]) => words)
}

test('forty episodes, thirty random steps each: every rule holds after every step, and what is closed owes no search', async (t) => {
  const living = await openForce(t, database)
  let [tried, done] = [0, 0]
  const reached = new Set<string>()
  for (let seed = 1; seed <= 40; seed++) {
    const random = seeded(seed * 7_919)
    let now: Instant = plus(start, minutes(seed * 3_000))
    const id = await living.report(now)
    let before: EpisodeState | null = null
    for (let number = 0; number < 30; number++) {
      now = plus(now, minutes(1 + Math.floor(random() * 90)))
      const step = steps[Math.floor(random() * steps.length)] ?? 'note'
      const outcome = await living.move(id, step, now, officers[random() < 0.5 ? 0 : 1])
      tried++
      if (outcome.kind === 'done') done++
      assert.ok(['done', 'refused', 'conflict'].includes(outcome.kind), `${step}: ${outcome.kind}`)
      const world = living.worldAt(now)
      const folded = await living.app.read(contextOf(world), async (reader) => await load(reader, world, missing, id))
      reached.add(folded.state.phase)
      const wrong = broken(folded.state, before ?? folded.state, folded.facts)
      assert.deepEqual(wrong, [], `seed ${seed}, step ${number}: ${step}`)
      if (folded.state.phase === 'returned' || folded.state.phase === 'closed') {
        const searching = folded.duties.filter(
          (duty) => isOpen(duty) && ['arrive', 'review the episode'].includes(duty.name),
        )
        assert.deepEqual(searching, [], `seed ${seed}: a child who is back is still searched for`)
      }
      before = folded.state
    }
  }
  t.diagnostic(`${done} of ${tried} steps done, phases reached: ${[...reached].sort().join(', ')}`)
  assert.ok(done > 400, `${done} steps did something`)
  for (const phase of ['reported', 'open', 'located', 'returned'])
    assert.ok(reached.has(phase), `${phase} was never reached`)
})
