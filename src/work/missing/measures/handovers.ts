// M11: each change of shift that a missing child with an owner crossed, and whether the child was handed over at it.
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import type { Observation } from '../../../practice/measure.ts'
import { setting } from '../../../practice/policy.ts'
import type { Bodies, MissingFact } from '../facts.ts'
import { nextShiftChange } from '../shifts.ts'
import { isMissing } from '../state.ts'
import { about, type FoldedEpisode, type Observe } from './observing.ts'

/** A search of five months crosses as many; what is longer has long-term reviews. */
const most = 450

type Crossed = { readonly at: Instant; readonly next: Instant; readonly until: Instant | null }

export const handedOver: Observe = (folded) =>
  crossings(folded).flatMap((crossed, index) => observed(folded, crossed, index + 1) ?? [])

/** While the child is missing and somebody owns the search: the changes between, and where it goes on, the next one. */
function crossings({ steps, policyAt }: FoldedEpisode): readonly Crossed[] {
  const found: Crossed[] = []
  let since: Instant | null = null
  const cross = (from: Instant, until: Instant, open: boolean) => {
    for (let at = nextShiftChange(from, policyAt(from)); found.length < most; at = nextShiftChange(at, policyAt(at))) {
      if (at > until && !open) return
      found.push({ at, next: nextShiftChange(at, policyAt(at)), until: open ? null : until })
      if (at > until) return
    }
  }
  for (const { fact, state } of steps) {
    const goesOn = isMissing(state) && state.owner !== null
    if (goesOn && since === null) since = fact.happenedAt
    if (!goesOn && since !== null) {
      cross(since, fact.happenedAt, false)
      since = null
    }
  }
  const last = steps.at(-1)?.fact.happenedAt
  if (since !== null && last !== undefined) cross(since, last, true)
  return found
}

function observed(folded: FoldedEpisode, { at, next, until }: Crossed, item: number): Observation | null {
  const policy = folded.policyAt(at)
  const dueAt = plus(at, minutes(setting(policy, 'handover.minutes')))
  // Whoever was found meanwhile is signed for too, and is no search that crossed a change of shift.
  const signed = folded.steps.find(({ fact, state }) => isMissing(state) && isFor(fact, at, next))?.fact
  // Found within the time that there was for it: nobody had to sign any more.
  if (signed === undefined && until !== null && until <= dueAt) return null
  const unit = folded.steps.findLast(({ fact }) => fact.happenedAt < at)?.state.owner?.unit ?? null
  const reported = about(folded.state, signed?.kind === 'missing.handed-over/1' ? signedBy(signed.body) : null)
  return {
    measure: 'M11',
    item,
    at,
    dueAt,
    doneAt: signed?.happenedAt ?? null,
    recordedAt: signed?.recordedAt ?? null,
    toleranceMinutes: policy.recordingToleranceMinutes,
    yes: null,
    minutes: null,
    ...reported,
    team: unit ?? reported.team,
  }
}

/** Signed for this change of shift. Older facts do not say for which: the one in whose time they were signed. */
function isFor(fact: MissingFact, at: Instant, next: Instant): boolean {
  if (fact.kind !== 'missing.handed-over/1') return false
  if (fact.body.shiftStart !== undefined) return fact.body.shiftStart === at
  return fact.happenedAt >= at && fact.happenedAt < next
}

const signedBy = ({ bothSigned }: Bodies['missing.handed-over/1']): string =>
  bothSigned ? 'signed by both' : 'signed by the incoming alone'
