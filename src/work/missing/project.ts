// An episode's row of current state, from its fold. Written in the same transaction as the facts, and again by a rebuild.
import type { Sql } from '../../kernel/sql.ts'
import type { Folded } from '../../practice/procedure.ts'
import { rememberContacts } from '../../registers/people.ts'
import { actionOf, isMeeting } from './actions.ts'
import { worstHarm } from './evolve/searched-again.ts'
import type { MissingFact } from './facts.ts'
import { type Exploitation, exploitationOf } from './grade/exploitation.ts'
import type { Level } from './grade/levels.ts'
import { floorOf, harmDisclosed } from './grade/minimum.ts'
import { lastRealFact } from './last-real.ts'
import { isLookedAfter } from './looked-after.ts'
import { endorsedBy, restrictionChanges } from './restriction.ts'
import { countsAsChild, type EpisodeState, interviewWord, isMissing, isStillAtRisk } from './state.ts'

type FoldedEpisode = Folded<EpisodeState, MissingFact>

export function project(folded: FoldedEpisode, before: FoldedEpisode | null): readonly Sql[] {
  const row = rowOf(folded)
  if (row === null) return []
  const names = Object.keys(row)
  return [
    {
      texts: [
        `insert into episode (${names.join(', ')}) select ${names.join(', ')} from jsonb_populate_record(null::episode, `,
        `) on conflict (force_id, record_id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
      ],
      values: [JSON.stringify(row)],
    },
    // Written with the report, and again where a correction gives another number or place: the earlier ones stay known.
    ...(before !== null && sameContacts(before, folded) ? [] : contacts(folded)),
    // Last: once it is restricted, its writer no longer sees the row.
    ...restrictionChanges(folded, before),
  ]
}

const sameContacts = (before: FoldedEpisode, after: FoldedEpisode): boolean =>
  before.state.report?.caller.phone === after.state.report?.caller.phone &&
  before.state.report?.lastSeen.place === after.state.report?.lastSeen.place

/** The caller's number and the place, so that a later report finds this one by them. */
function contacts({ forceId, recordId, state }: FoldedEpisode): readonly Sql[] {
  const { report } = state
  if (report === null) return []
  const addresses = [{ address: report.lastSeen.place, postcode: null }]
  return [rememberContacts(forceId, recordId, report.child.personId, { phones: [report.caller.phone], addresses })]
}

/** The row, column by column; null before the report. */
export function rowOf(folded: FoldedEpisode) {
  const { state } = folded
  const { report, located } = state
  if (report === null) return null
  const real = lastRealFact(folded)
  return {
    force_id: folded.forceId,
    record_id: folded.recordId,
    position: folded.facts.length,
    phase: state.phase,
    path: report.path,
    missing_from: state.missingFrom,
    at_risk: isStillAtRisk(state),
    person_id: report.child.personId,
    name: report.child.name,
    age: report.child.age,
    born: report.child.ageDisputed ? null : report.child.dateOfBirth,
    age_said: state.said?.age ?? null,
    child: countsAsChild(state),
    sex: report.child.sex,
    reported_at: state.reportedAt,
    last_seen_at: report.lastSeen.at,
    last_seen_place: report.lastSeen.place,
    caller_phone: report.caller.phone,
    handler_id: state.handler,
    ...gradeOf(folded),
    void_proposed: state.voidProposed !== null,
    unanswered: (state.grading?.unanswered ?? []).filter(
      (question) => (state.answers[question]?.answer ?? 'not known') === 'not known',
    ).length,
    ...searchOf(state),
    unit: report.unit,
    area: report.area,
    next_review_at: state.nextReviewAt,
    last_real_at: real?.happenedAt ?? report.acceptedAt ?? report.firstContactAt,
    last_real: real === null ? 'Nothing since the report' : realWords(real),
    located_at: located?.at ?? null,
    found_at: located?.place ?? null,
    returned_at: state.returnedAt,
    protected_since: state.protection?.since ?? null,
    protected_place: state.protection?.place ?? null,
    closed_at: state.closedAt,
    grave: state.grave?.outcome ?? null,
    harm: state.grave !== null ? 'serious harm' : (worstHarm(state)?.harm ?? state.learned?.harm ?? null),
    harm_disclosed: harmDisclosed(state),
    exploitation: exploitation(folded),
    ...careOf(state),
    return_interview: interviewWord(state),
    repeat_referral_at: lastAt(
      folded,
      (fact) => fact.kind === 'missing.referred/1' && fact.body.to === 'repeat missing referral',
    ),
    partners_met_at: lastAt(folded, isMeeting),
    ...planOf(folded),
    source_system: report.source?.system ?? null,
    source_reference: report.source?.reference ?? null,
    transfer_to: state.transfer?.toForce ?? null,
  }
}

const gradeOf = (folded: FoldedEpisode) => ({
  level: folded.state.level,
  floor: folded.state.grading?.floor ?? null,
  minimum: minimumUngraded(folded),
  endorsed: folded.state.endorsedAt !== null,
  endorsed_by: endorsedBy(folded.state),
  lowering_proposed: folded.state.loweringProposed !== null,
})

/** As answered here; where it was not, as known from earlier records. */
function careOf(state: EpisodeState) {
  const said = (question: string) => {
    const answer = state.answers[question]?.answer ?? 'not known'
    return answer === 'not known' ? null : answer
  }
  return {
    placement: state.placement?.place ?? null,
    placement_kind: state.placement?.kind ?? null,
    looked_after: isLookedAfter(state),
    looked_after_said: said('looked-after'),
    placed_here_said: said('out-of-area'),
  }
}

const searchOf = ({ owner, assignedAt, acknowledgedAt, deployedAt, arrivedAt }: EpisodeState) => ({
  owner_id: owner?.staffId ?? null,
  owner_name: owner?.name ?? null,
  owner_unit: owner?.unit ?? null,
  assigned_at: assignedAt,
  acknowledged_at: acknowledgedAt,
  deployed_at: deployedAt,
  arrived_at: arrivedAt,
})

function realWords(fact: MissingFact): string {
  switch (fact.kind) {
    case 'missing.action-recorded/1':
      return actionOf.get(fact.body.action)?.words ?? fact.body.action
    case 'missing.photograph-added/1':
      return 'Photograph added'
    case 'missing.deployed/1':
      return 'Officer deployed'
    case 'missing.arrived/1':
      return 'Officer arrived'
    case 'missing.family-contacted/1':
      return 'Family contacted'
    case 'missing.located/1':
      return 'Located'
    case 'missing.police-protection-begun/1':
      return 'Police protection begun'
    default:
      return 'Returned'
  }
}

/** Of one still missing whom nobody has graded: a board that waited for the grade would show it last that the risk is high. As of the last fact. */
function minimumUngraded({ state, facts, policyAt }: FoldedEpisode): Level | null {
  const at = facts.at(-1)?.recordedAt
  return at === undefined || state.level !== null || !isMissing(state) ? null : floorOf(state, policyAt(at), at)
}

/** As of the last fact, so that a rebuild says the same. */
function exploitation({ state, facts, policyAt }: FoldedEpisode): Exploitation {
  const at = facts.at(-1)?.recordedAt
  return at === undefined ? 'none' : exploitationOf(state, policyAt(at), at)
}

/** The last, a correction in the place of what it corrects. */
function planOf({ steps }: FoldedEpisode) {
  const plan = steps.findLast(({ fact }) => fact.kind === 'missing.trigger-plan-recorded/1')?.fact
  return {
    trigger_plan_at: plan?.happenedAt ?? null,
    trigger_plan_review_by: plan?.kind === 'missing.trigger-plan-recorded/1' ? plan.body.reviewBy : null,
  }
}

const lastAt = (folded: FoldedEpisode, is: (fact: MissingFact) => boolean) =>
  folded.facts.filter(is).at(-1)?.happenedAt ?? null
