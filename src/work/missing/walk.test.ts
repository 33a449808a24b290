// The state machine walked at random: whatever is tried in whatever order, what holds of an episode goes on holding.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { type Boards, broken, ofASearch } from '../../../test/episode-rules.ts'
import { force, type Living, officers, openForce, type Step, start, steps } from '../../../test/episodes.ts'
import { hours, type Instant, minutes, plus } from '../../kernel/time.ts'
import { policyAt } from '../../practice/policy.ts'
import type { Folded } from '../../practice/procedure.ts'
import { personProcedure } from '../../registers/people.ts'
import { rebuild, rebuildable } from '../../registers/rebuild.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { standingPolicy } from '../standing-policy.ts'
import { openProposals } from './corrections.ts'
import { rules } from './duties.ts'
import type { MissingFact } from './facts.ts'
import { missing } from './procedure.ts'
import { board } from './queries/board.ts'
import { activeList, locatedNow, ownNow } from './queries/room.ts'
import type { EpisodeState, Phase } from './state.ts'

const database = await testDatabase()

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const phases: readonly Phase[] = ['known', 'reported', 'open', 'located', 'returned', 'closed', 'voided', 'transferred']

type Episode = Folded<EpisodeState, MissingFact>

/** What people would do next, so that the walk gets far; every third step is any at all. */
function likely({ state, facts }: Episode): readonly Step[] {
  const waits = openProposals(facts).length > 0
  const when = (holds: boolean, ...then: readonly Step[]) => (holds ? then : [])
  const { phase, protection, transfer, loweringProposed, endorsedAt, missingFrom } = state
  const decided = (about: string) => state.outcomes.some((one) => one.about === about)
  const found = phase === 'located' || phase === 'returned'
  return [
    ...when(protection !== null, 'tell of protection', 'look at protection', 'end protection', 'protection runs out'),
    ...when(protection === null && (phase === 'located' || phase === 'known'), 'begin protection'),
    ...when(phase === 'known', 'lose contact', 'know whereabouts', 'review'),
    ...when(
      phase === 'known' && missingFrom === null,
      'propose to end the concern',
      'end the concern',
      'end the concern',
    ),
    ...when(phase === 'reported', 'grade', 'grade', 'answer', 'assign', 'deploy'),
    ...when(
      phase === 'open',
      'raise',
      'review at HIGH',
      'arrive',
      'acknowledge',
      'locate',
      'locate at risk',
      'know whereabouts',
    ),
    ...when(phase === 'open' && state.level === 'HIGH' && loweringProposed === null, 'propose a lower grade'),
    // It waits only until the grade is raised or the child located: decided soon, or never.
    ...when(
      loweringProposed !== null,
      'lower',
      'lower',
      'lower',
      'lower',
      'lower',
      'refuse to lower',
      'refuse to lower',
    ),
    ...when(transfer === null && phase === 'open', 'offer to another force'),
    ...when(transfer !== null && phase === 'open', 'they accept', 'they accept', 'they refuse'),
    ...when(endorsedAt === null && (phase === 'open' || found), 'endorse', 'endorse'),
    ...when(phase === 'located', 'return', 'return', 'lose contact', 'correct by an hour'),
    ...when(phase === 'returned', 'close', 'close', 'close', 'correct'),
    ...when(phase === 'returned' && state.interview === null, 'interview the child'),
    ...when(phase === 'returned' && state.learned === null, 'learn'),
    ...when(phase === 'returned' && state.ethnicity === null, 'record ethnicity'),
    ...when(phase === 'returned' && !decided('crime'), 'decide on crime', 'decide on crime'),
    ...when(phase === 'returned' && !decided('referral'), 'decide on referral', 'decide on referral'),
    ...when(phase === 'returned' && state.authoritiesTold.length === 0, 'tell the authority'),
    ...when(phase === 'open' || phase === 'reported', 'correct by an hour', 'correct by an hour'),
    // Few corrections wait for a second person: whichever does is decided.
    ...when(waits, 'confirm a correction', 'confirm a correction', 'refuse a correction', 'refuse a correction'),
    // Alive: all that follows a location follows it.
    ...when(phase === 'located' || phase === 'open', 'found seriously harmed'),
    ...when(
      phase === 'closed',
      'reopen',
      'reopen as missing',
      'reopen as missing',
      'report the return interview',
      'propose to void',
    ),
    ...when(state.voidProposed !== null, 'void'),
    ...when(state.grave !== null, 'refer to the conduct office', 'close'),
    ...when(phase === 'voided' || phase === 'transferred', 'lose contact', 'grade', 'note', 'locate'),
  ]
}
/** These end an episode for good: tried seldom, or little else would be reached. */
const seldom: readonly Step[] = ['found dead', 'found seriously harmed', 'they accept', 'void']

function choose(random: () => number, episode: Episode): Step {
  const next = random() < 0.85 ? likely(episode) : steps
  const among = next.length > 0 ? next : steps
  const step = among[Math.floor(random() * among.length)] ?? 'note'
  return seldom.includes(step) && random() < 0.6 ? 'note' : step
}

/** Mostly minutes, sometimes a day or two. */
function wait(random: () => number) {
  const which = random()
  if (which < 0.08) return hours(1 + Math.floor(random() * 80))
  return minutes(1 + Math.floor(random() * (which < 0.6 ? 12 : 90)))
}

type Looked = { readonly episode: Episode; readonly boards: Boards }

async function look(living: Living, recordId: string, now: Instant): Promise<Looked> {
  const world = living.worldAt(now)
  return await living.app.read(contextOf(world), async (reader) => {
    const limit = 200
    const [episode, onBoard, located, printed, ...owned] = await Promise.all([
      load(reader, world, missing, recordId),
      board.all(reader, { ...board.example, force, limit }),
      locatedNow.all(reader, { force, unit: null, limit }),
      activeList.all(reader, { force, limit }),
      ...officers.map(async ({ staffId }) => await ownNow.all(reader, { force, staff: staffId, limit })),
    ])
    const among = (rows: readonly { readonly record_id: string }[]) => rows.some((row) => row.record_id === recordId)
    return {
      episode,
      boards: { board: among(onBoard), located: among(located), printed: among(printed), own: owned.some(among) },
    }
  })
}

test('seventy episodes, fifty random steps each: every rule holds after every step, and every phase is reached', async (t) => {
  const living = await openForce(t, database)
  let [tried, done, now] = [0, 0, start]
  const [reached, worked] = [new Set<string>(), new Set<Step>()]
  for (let seed = 1; seed <= 70; seed++) {
    const random = seeded(seed * 7_919)
    now = plus(start, minutes(seed * 60))
    const id = await living.report(now, 'Rowan Invented', seed % 5 === 0 ? 'concern for safety' : 'missing')
    let before = (await look(living, id, now)).episode
    for (let number = 0; number < 50; number++) {
      now = plus(now, wait(random))
      const step = choose(random, before)
      const outcome = await living.move(id, step, now, officers[random() < 0.5 ? 0 : 1])
      tried++
      assert.ok(['done', 'refused', 'conflict'].includes(outcome.kind), `${step}: ${outcome.kind}`)
      if (outcome.kind !== 'done') continue
      done++
      worked.add(step)
      const { episode, boards } = await look(living, id, now)
      reached.add(episode.state.phase)
      assert.deepEqual(broken(episode, before, boards), [], `seed ${seed}, step ${number}: ${step}`)
      before = episode
    }
  }
  t.diagnostic(`${done} of ${tried} steps done, phases reached: ${[...reached].sort().join(', ')}`)
  assert.ok(done > 600, `${done} steps did something`)
  assert.deepEqual(
    phases.filter((phase) => !reached.has(phase)),
    [],
    'phases that no run reached',
  )
  assert.deepEqual(
    steps.filter((step) => !worked.has(step)),
    [],
    'steps that never did anything',
  )

  const procedures = [rebuildable(missing), rebuildable(personProcedure)]
  const policies = { of: async () => await Promise.resolve(policyAt([standingPolicy])), forget: () => undefined }
  const rebuilt = await rebuild(living.clock, procedures, policies, { force, now: plus(now, hours(100)) })
  assert.deepEqual(rebuilt.differences, [], 'what stands is what the facts give')
})

test('the duties of a search that the walk looks for are duties that there are', () => {
  const names = new Set(rules.map((rule) => rule.name))
  assert.deepEqual(
    ofASearch.filter((name) => !names.has(name)),
    [],
  )
})
