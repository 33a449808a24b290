// An episode exactly as it stood at a past minute, beside what was owed and done by then, and what had happened but was not known.

import Type from 'typebox'
import type { Instant } from '../../../kernel/time.ts'
import { fold } from '../../../practice/procedure.ts'
import { allForces } from '../../../registers/forces.ts'
import { Maybe } from '../../../registers/schemas.ts'
import type { World } from '../../../registers/world.ts'
import { happened } from '../../../web/fields.ts'
import { page } from '../../../web/slice.ts'
import { inTitle } from '../caption.ts'
import type { MissingFact } from '../facts.ts'
import { photographsShown } from '../photographs/shown.ts'
import { missing } from '../procedure.ts'
import { partOf, told } from '../timeline.ts'
import { episodeAsKnownAnswer } from './answers/episode-known.ts'
import { dayAndTime } from './episode/day-and-time.ts'
import { otherForce } from './episode/other-force.ts'
import { placesToTry } from './episode/places.ts'
import { type Opened, readEpisode } from './episode/read.ts'
import { shown } from './episode/shown.ts'
import { knownFromBefore } from './known-before.ts'
import { matchThen } from './match-then.ts'
import { formOf, minuteSaid, throughTheMinute } from './past-minute.ts'

export const asKnownPage = page({
  path: '/missing/:record/as-known',
  permission: 'see an episode',
  template: 'work/missing/views/as-known.njk',
  title: (values) =>
    values['misread'] === undefined
      ? String(values['title'] ?? values['inTitle'])
      : 'Error: What was known at an earlier time',
  area: '/board',
  query: Type.Object({
    at: happened('The minute to look at', 'Now, if left empty'),
    before: Type.Optional({ ...Maybe(Type.Integer({ minimum: 1 })), title: 'Entry' }),
  }),
  asksAgain: true,
  answer: episodeAsKnownAnswer,
  load: async (world, { params, query }) =>
    await readEpisode(
      world,
      params['record'] ?? '',
      'episode as known at',
      async (opened) => await asKnown(world, opened, query.at ?? world.now, query.before ?? null),
    ),
})

/** Folded from what was on record by then, by the same pure functions as the page of today. */
async function asKnown(world: World, { writer, folded: now, nameOf }: Opened, asked: Instant, from: number | null) {
  const { who, policyAt } = world
  const at = throughTheMinute(asked, world.now)
  const onRecord = now.facts.filter((fact) => fact.recordedAt <= at)
  const then = fold(missing, now.forceId, now.recordId, onRecord, policyAt)
  const { report } = then.state
  const before = await knownFromBefore(writer, {
    force: now.forceId,
    record: now.recordId,
    state: then.state,
    at,
    policyAt,
  })
  const forces = then.state.transfer === null ? [] : await allForces.all(writer, {})
  const match = await matchThen(writer, world, { recordId: now.recordId, state: then.state, at })
  const tolerance = policyAt(at).recordingToleranceMinutes
  const since = now.facts.filter((fact) => fact.happenedAt <= at && fact.recordedAt > at)
  const notKnown = partOf(since, null)
  const shared = {
    // Of that minute as well: the grade of today is in no title of it.
    inTitle: `Episode: ${inTitle(then.state, now.recordId)}`,
    recordId: now.recordId,
    at: asked,
    ...minuteSaid(asked, world.now),
    form: formOf(asked, now.facts),
    moments: moments(now.facts, asked),
    first: now.facts[0]?.recordedAt ?? null,
    notKnownThen: told(now, nameOf, tolerance, notKnown.part),
    notKnownThenLeft: notKnown.timelineLeft,
    recordedSince: now.facts.length - onRecord.length,
  }
  const values =
    report === null
      ? { ...shared, before: true }
      : {
          ...shown(then, { who, policyAt, at, nameOf, before: from }),
          ...shared,
          before: false,
          ...otherForce(then.state, forces),
          photographs: photographsShown(now.recordId, then.state).map((one) => ({
            ...one,
            withdrawnSince: !now.state.photographs.some((still) => still.position === one.position),
          })),
          places: placesToTry(
            then.state,
            report.history.earlier.map((one) => ({ foundAt: one.foundAt, lastSeenPlace: null })),
          ),
          history: report.history,
          ...before.values,
          match: match === null ? null : { candidates: match.candidates },
        }
  return { values, alsoShown: [...before.alsoShown, ...(match?.shown ?? [])], masked: match?.masked ?? [] }
}

const named: Readonly<Record<string, string>> = {
  'missing.reported/1': 'when reported',
  'missing.graded/1': 'when graded',
  'missing.endorsed/1': 'when endorsed',
  'missing.raised/1': 'when raised',
  'missing.lowered/1': 'when lowered',
  'missing.assigned/1': 'when assigned',
  'missing.acknowledged/1': 'when acknowledged',
  'missing.escalated/1': 'when escalated',
  'missing.arrived/1': 'when somebody arrived',
  'missing.handed-over/1': 'when handed over',
  'missing.located/1': 'when located',
  'missing.returned/1': 'when returned',
  'missing.closed/1': 'when closed',
}

/** The first of each kind, in the order in which they came on record. */
function moments(facts: readonly MissingFact[], shownAt: Instant) {
  const seen = new Set<string>()
  return facts.flatMap((fact) => {
    const words = named[fact.kind]
    if (words === undefined || seen.has(fact.kind)) return []
    seen.add(fact.kind)
    return [{ words, at: fact.recordedAt, when: dayAndTime(fact.recordedAt, shownAt) }]
  })
}
