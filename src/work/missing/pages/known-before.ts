// What was known of a child from before, as it stood at a past minute: the trigger plan, the carer's prepared part, and each earlier episode.
import type { Reader } from '../../../kernel/database.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { PolicyAt } from '../../../practice/policy.ts'
import { fold } from '../../../practice/procedure.ts'
import { factOfRow } from '../../../registers/records.ts'
import { worstHarm } from '../evolve/searched-again.ts'
import type { MissingFact } from '../facts.ts'
import { exploitationOf } from '../grade/exploitation.ts'
import { harmDisclosed } from '../grade/minimum.ts'
import { earlierRecords } from '../history.ts'
import { missing } from '../procedure.ts'
import { factsOfSeveral } from '../queries/episode.ts'
import { knownBefore } from '../queries/known-before.ts'
import { type EpisodeState, wasEverMissing } from '../state.ts'
import type { Became } from './answers/match.ts'

type Then = {
  readonly force: string
  readonly record: string
  readonly state: EpisodeState
  readonly at: Instant
  readonly policyAt: PolicyAt
}

/** Which earlier episodes there were, the record itself says as of then; how each stood, its own facts do. */
export async function knownFromBefore(reader: Reader, { force, record, state, at, policyAt }: Then) {
  const child = state.report?.child
  const earlier = earlierRecords(state.report?.history)
  const [rows, told] = await Promise.all([
    child === undefined ? [] : knownBefore.all(reader, { force, record, person: child.personId, earlier, at }),
    stoodThen(reader, earlier, { force, policyAt, at }),
  ])
  const plan = rows.find((one) => one.kind === 'missing.trigger-plan-recorded/1')
  const prepared = rows.find((one) => one.kind === 'missing.carer-form-received/1')
  return {
    values: {
      plan:
        plan === undefined
          ? null
          : { recordId: plan.record_id, at: plan.happened_at, plan: plan.plan ?? '', reviewBy: plan.review_by },
      prepared:
        prepared === undefined
          ? null
          : {
              recordId: prepared.record_id,
              at: prepared.recorded_at,
              by: prepared.by ?? '',
              standing: prepared.standing ?? '',
            },
      earlier: told
        .filter((one) => one !== null)
        .toSorted((one, other) => (one.reportedAt < other.reportedAt ? 1 : -1)),
      earlierClosed: earlier.length - told.length,
    },
    alsoShown: [...earlier, ...rows.map((one) => one.record_id)],
  }
}

/** Those of the episodes that their reader may open and that were on record by then, each by its own facts. */
export async function stoodThen(reader: Reader, records: readonly string[], then: Omit<Then, 'state' | 'record'>) {
  const facts =
    records.length === 0 ? [] : await factsOfSeveral.all(reader, { force: then.force, records: [...records] })
  const known = facts.map((row) => missing.read(factOfRow(row))).filter((fact) => fact.recordedAt <= then.at)
  return records.flatMap((recordId) => {
    const own = known.filter((fact) => fact.recordId === recordId)
    return own.length === 0 ? [] : [standing(recordId, own, then)]
  })
}

/** Null for a record that was void by then. */
function standing(
  recordId: string,
  facts: readonly MissingFact[],
  { force, policyAt, at }: Omit<Then, 'state' | 'record'>,
) {
  const { state } = fold(missing, force, recordId, facts, policyAt)
  const { report, located } = state
  if (state.phase === 'voided' || report === null) return null
  return {
    recordId,
    reportedAt: state.reportedAt ?? report.lastSeen.at,
    concern: !wasEverMissing(state),
    became: becameOf(state, facts),
    level: state.level,
    foundAt: located?.place ?? null,
    with: located?.with ?? null,
    locatedAt: located?.at ?? null,
    stillOpen: wasEverMissing(state) && located === null && state.closedAt === null,
    harm: worstHarm(state)?.harm ?? state.learned?.harm ?? null,
    harmDisclosed: harmDisclosed(state),
    exploitation: exploitationOf(state, policyAt(at), at),
  }
}

/** Of a contact that was never missing by then. */
function becameOf(state: EpisodeState, facts: readonly MissingFact[]): Became | null {
  if (state.report === null || wasEverMissing(state)) return null
  // Reopened, it has not ended.
  const ended = state.closedAt === null ? undefined : facts.findLast((fact) => fact.kind === 'missing.concern-ended/1')
  return {
    path: state.report.path,
    place: state.knownPlace ?? state.report.lastSeen.place,
    endedAt: ended?.happenedAt ?? state.closedAt,
    seenBy: ended?.body.seenBy ?? null,
    because: ended?.body.because ?? null,
  }
}
