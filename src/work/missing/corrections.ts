// Corrections of an episode: what may be corrected, what waits for a second person, and what a correction would make good.
import type { Instant } from '../../kernel/time.ts'
import { compliance, type Duty } from '../../practice/duty.ts'
import type { NewFact } from '../../practice/fact.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { type Folded, fold } from '../../practice/procedure.ts'
import { actionOf } from './actions.ts'
import { dutyWords } from './duty-words.ts'
import type { Bodies, MissingFact } from './facts.ts'
import { missing } from './procedure.ts'
import type { EpisodeState } from './state.ts'
import { factWords } from './words.ts'

type FoldedEpisode = Folded<EpisodeState, MissingFact>

/**
 * Who recorded these decides something (a grader does not endorse, a proposer does not agree, only an owner acknowledges, one signs,
 * an inspector excepts, an auditor or inspector says that a child may not be safe), or Vigil wrote them itself. A corrected fact carries its
 * corrector's name, so these are put right by a new fact, never by a correction.
 */
const bound: ReadonlySet<string> = new Set<keyof Bodies>([
  'missing.reported/1',
  'missing.report-corrected/1',
  'missing.history-found/1',
  'missing.history-disclosed/1',
  'missing.match-undecided/1',
  'missing.match-decided/1',
  'missing.graded/1',
  'missing.endorsed/1',
  'missing.lowering-proposed/1',
  'missing.desk-advised/1',
  'missing.lowered/1',
  'missing.lowering-refused/1',
  'missing.acknowledged/1',
  'missing.owner-left/1',
  'missing.handed-over/1',
  'missing.police-protection-reviewed/1',
  'missing.interview-excepted/1',
  'missing.concern-end-proposed/1',
  'missing.void-proposed/1',
  'missing.void-refused/1',
  'missing.voided/1',
  'missing.transfer-offered/1',
  'missing.transfer-accepted/1',
  'missing.transfer-refused/1',
  'missing.transfer-withdrawn/1',
  'missing.transfer-undone/1',
  'missing.audit-concern-raised/1',
  'missing.inspector-concern-raised/1',
  'missing.correction-proposed/1',
  'missing.correction-confirmed/1',
  'missing.correction-refused/1',
  'missing.correction-made/1',
  'missing.grave-outcome/1',
  'missing.grave-outcome-ruled-out/1',
  'missing.police-protection-reviewed/1',
  'missing.escalated/1',
  'missing.referred-elsewhere/1',
  'missing.died-elsewhere/1',
  'missing.death-elsewhere-undone/1',
  'missing.repeated/1',
  'missing.repeat-undone/1',
  'missing.erased',
])

/** Entries whose time, and for some whose words, may be put right. */
export const isCorrectable = (fact: MissingFact): boolean =>
  fact.corrects === null && !bound.has(fact.kind) && !isOneOfficers(fact)

/** Recorded by the officer whose act it is, and by nobody for them. */
const isOneOfficers = (fact: MissingFact): boolean =>
  fact.kind === 'missing.action-recorded/1' && actionOf.get(fact.body.action)?.by != null

/** The body with other words in it; null for kinds whose words stand. */
export function reworded(fact: MissingFact, text: string): Readonly<Record<string, unknown>> | null {
  switch (fact.kind) {
    case 'missing.noted/1':
      return { ...fact.body, text }
    case 'missing.action-recorded/1':
    case 'missing.family-contacted/1':
    case 'missing.located/1':
    case 'missing.returned/1':
      return { ...fact.body, detail: text }
    case 'missing.reviewed/1':
      return { ...fact.body, summary: text }
    case 'missing.task-set/1':
      return { ...fact.body, words: text }
    default:
      return null
  }
}

export type OpenProposal = Bodies['missing.correction-proposed/1'] & {
  readonly proposedAt: number
  readonly by: string
  readonly kind: string
  readonly words: string
}

/** Proposed, and neither confirmed nor refused. */
export function openProposals(facts: readonly MissingFact[]): readonly OpenProposal[] {
  const decided = new Set(
    facts.flatMap((fact) =>
      fact.kind === 'missing.correction-confirmed/1' || fact.kind === 'missing.correction-refused/1'
        ? [fact.body.proposedAtPosition]
        : [],
    ),
  )
  return facts.flatMap((fact) => {
    if (fact.kind !== 'missing.correction-proposed/1' || decided.has(fact.position)) return []
    const kind = facts.find((one) => one.position === fact.body.position)?.kind ?? ''
    return [{ ...fact.body, proposedAt: fact.position, by: fact.recordedBy, kind, words: factWords(kind) }]
  })
}

/** Words of duties that stood breached, unevidenced or late, and would not any more. None: nobody else need look. */
export function madeGood(
  folded: FoldedEpisode,
  correction: NewFact,
  given: { readonly policyAt: PolicyAt; readonly now: Instant; readonly by: string },
): readonly string[] {
  const after = corrected(folded, correction, given)
  const now = new Map(after.duties.map((duty) => [keyOf(duty), duty]))
  return folded.duties
    .filter((duty) => stands(duty, given.now))
    .filter((duty) => {
      const then = now.get(keyOf(duty))
      return then === undefined || !stands(then, given.now)
    })
    .map((duty) => dutyWords(duty.name))
}

/** The episode as it would be with the correction. */
export function corrected(
  { forceId, recordId, facts }: FoldedEpisode,
  correction: NewFact,
  { policyAt, now, by }: { readonly policyAt: PolicyAt; readonly now: Instant; readonly by: string },
): FoldedEpisode {
  const added = missing.read({
    forceId,
    recordId,
    position: facts.length + 1,
    kind: correction.kind,
    happenedAt: correction.happenedAt,
    recordedAt: now,
    recordedBy: by,
    policyVersion: policyAt(now).version,
    corrects: correction.corrects ?? null,
    body: correction.body,
  })
  return fold(missing, forceId, recordId, [...facts, added], policyAt)
}

/** Against the force: breached, not evidenced, or late and still to be done. */
function stands(duty: Duty, now: Instant): boolean {
  const said = compliance(duty, now)
  return said === 'breached' || said === 'not evidenced' || (said === 'running' && duty.dueAt < now)
}

const keyOf = (duty: Duty): string => `${duty.name}/${duty.startingPosition}/${duty.occurrence}`
