// As known at: of every minute of whole episodes the page shows again what the episode's own page showed in that minute, whatever was recorded since.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { testDatabase } from '../../../../test/database.ts'
import { type Living, officers, openForce, type Step, start, steps } from '../../../../test/episodes.ts'
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { missing } from '../procedure.ts'
import { asKnownPage } from './as-known.ts'
import { episodePage } from './episode.ts'

const database = await testDatabase()

/** What each page says of other records, or of its own form: not of this episode at that minute. */
const ofThePage = new Set([
  'earlierClosed',
  'title',
  'before',
  'photographs',
  'places',
  'match',
  'plan',
  'prepared',
  'earlier',
  'at',
  'form',
])

const shown = async (
  page: typeof episodePage | typeof asKnownPage,
  world: World,
  record: string,
  at: Instant | null,
) => {
  const outcome = await page.load(world, { params: { record }, query: { at, before: null } })
  assert.equal(outcome.kind, 'done')
  return outcome.kind === 'done' ? (outcome.value as Values) : {}
}

const lives: readonly (readonly Step[])[] = [
  steps.filter((step) => !['void', 'they accept', 'found dead', 'found seriously harmed'].includes(step)),
  ['grade', 'endorse', 'locate', 'return', 'correct by an hour', 'confirm a correction', 'lose contact', 'note'],
  [
    'grade',
    'endorse',
    'locate',
    'tell the authority',
    'return',
    'interview the child',
    'learn',
    'record ethnicity',
    'decide on crime',
    'decide on referral',
    'close',
    'reopen as missing',
    'note',
  ],
  ['grade', 'propose to void', 'refuse to void', 'propose to void', 'void'],
  ['grade', 'offer to another force', 'they refuse', 'offer to another force', 'they accept'],
  ['grade', 'deploy', 'found seriously harmed', 'found dead', 'refer to the conduct office'],
]

/** Half past each minute, so that the page is asked for that second. */
const minute = (number: number): Instant => plus(start, minutes(number + 0.5))

async function live(living: Living, life: readonly Step[], from: number) {
  const record = await living.report(minute(from))
  const seen: (readonly [Instant, Values])[] = []
  let now = minute(from)
  for (const [number, step] of life.entries()) {
    seen.push([now, await shown(episodePage, living.worldAt(now), record, null)])
    now = plus(now, minutes(1))
    // A minute in which nothing is recorded: what is owed goes on all the same.
    seen.push([now, await shown(episodePage, living.worldAt(now), record, null)])
    now = plus(now, minutes(1))
    await living.move(record, step, now, officers[number % 2])
  }
  seen.push([now, await shown(episodePage, living.worldAt(now), record, null)])
  return { record, seen, now }
}

test('given six lives of an episode, when each minute is looked at afterwards, it is what was shown in that minute', async (t) => {
  const living = await openForce(t, database)
  const [kinds, phases] = [new Set<string>(), new Set<unknown>()]
  const differ: string[] = []
  let compared = 0
  for (const [number, life] of lives.entries()) {
    const { record, seen, now } = await live(living, life, number * 400)
    const later = living.worldAt(plus(now, minutes(3000)))
    for (const [at, was] of seen) {
      phases.add(was['phase'])
      const known = await shown(asKnownPage, later, record, at)
      for (const name of Object.keys(was).filter((key) => key in known && !ofThePage.has(key))) {
        compared++
        if (!isDeepStrictEqual(known[name], was[name]))
          differ.push(
            `life ${number}, ${at}, ${name}: ${JSON.stringify(known[name])} and not ${JSON.stringify(was[name])}`,
          )
      }
    }
    const { facts } = await living.app.read(
      contextOf(later),
      async (reader) => await load(reader, later, missing, record),
    )
    for (const fact of facts) kinds.add(fact.corrects === null ? fact.kind : 'a correction')
  }
  assert.deepEqual(differ.slice(0, 20), [], `${differ.length} differ`)
  t.diagnostic(`${compared} values compared, of ${kinds.size} kinds of fact`)
  for (const kind of ['missing.reopened/1', 'a correction']) assert.ok(kinds.has(kind), kind)
  for (const phase of ['voided', 'transferred', 'closed']) assert.ok(phases.has(phase), phase)
  assert.ok(compared > 5000, `${compared}`)
})
