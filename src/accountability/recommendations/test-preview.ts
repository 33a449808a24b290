// What a person reads before proposing or approving a closure test: what it would say today, what it asks less than before, how chance would treat it.

import { dateWords, localDate } from '../../kernel/time.ts'
import { percent } from '../../kernel/words.ts'
import { longestWait } from '../../practice/measure.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { countsFrom, firstMonthSince } from './counts-from.ts'
import { scopeChange } from './evolve/test-approved.ts'
import type { ReadMonths } from './figures.ts'
import { loosenedFrom, testsBefore } from './loosening.ts'
import { passProbability, trueLevels } from './pass-probability.ts'
import type { RecommendationState } from './procedure.ts'
import { metBefore, readings } from './queries/readings.ts'
import { type Definitions, testRefusals, untimely } from './soundness.ts'
import type { AuditRule, ClosureTest } from './test.ts'
import { floorsOf } from './test-floors.ts'
import { weakIn } from './weakness.ts'
import { whatIf } from './what-if.ts'

export type Knowing = {
  readonly definitions: Definitions
  readonly read: ReadMonths
  readonly versionOf: (measure: string) => number
  /** What case files can be audited on. */
  readonly topics: readonly string[]
}

type Asked = { readonly recordId: string; readonly state: RecommendationState }

export async function previewOf(
  world: World,
  { recordId, state }: Asked,
  test: ClosureTest,
  { definitions, read, versionOf, topics }: Knowing,
) {
  const { now } = world
  const easier = loosenedFrom(testsBefore(state), test, localDate(now))
  const published = firstMonthSince(state)
  const { last, met } = await judgedBefore(world, recordId)
  const versions = Object.fromEntries(test.criteria.map(({ measure }) => [measure, versionOf(measure)]))
  const loosenedIn = easier.length === 0 ? state.countsFrom : localDate(now).slice(0, 7)
  const counting = countsFrom({ loosenedIn, published, last, versions }, now)
  const judged = await whatIf(
    world,
    test,
    {
      ...counting,
      metBefore: met,
      countsAfterDays: longestWait([...definitions].map(([id, one]) => ({ id, ...one })))(Object.keys(versions)),
    },
    read,
  )
  return {
    standing: judged.standing,
    stops: judged.stops,
    earliestPass: judged.earliestPass,
    counted: counting.sincePublished
      ? `Whole months since its report was published count, from ${dateWords(counting.countsFrom ?? '')}.`
      : null,
    loosened: easier,
    inForce: state.test !== null,
    scope: state.test === null ? null : scopeChange(state.test, test),
    refusals: [...testRefusals(test, floorsOf(world.policyAt(now))), ...untimely(test, topics, localDate(now))],
    weak: weakIn(test, definitions, world.policyAt(now)),
    chances: test.audit == null ? [] : chances(test.audit),
  }
}

/** As the judge would know it: what the last reading was computed by, and whether it was ever met. */
async function judgedBefore(world: World, record: string) {
  const asked = { force: world.who.forceId, record }
  return await world.db.read(contextOf(world), async (reader) => {
    const [last, before] = await Promise.all([
      readings.one(reader, { ...asked, limit: 1 }),
      metBefore.one(reader, asked),
    ])
    return { last, met: before !== null }
  })
}

const chances = (rule: AuditRule) =>
  trueLevels.map((level) => ({
    good: percent(level.good),
    inadequate: percent(level.inadequate),
    passes: percent(passProbability(rule, level)),
  }))
