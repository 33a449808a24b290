// What a page shows of an episode at a moment: now, or as it was known then. Pure: facts in, words and times out.
import type { Instant } from '../../../../kernel/time.ts'
import type { PolicyAt } from '../../../../practice/policy.ts'
import type { Folded } from '../../../../practice/procedure.ts'
import { type Person, may as permits } from '../../../../registers/permissions.ts'
import { isSameHuman } from '../../../../registers/same-human.ts'
import { actionOf, isDone } from '../../actions.ts'
import { unreadForms } from '../../carer-forms.ts'
import { whoMayAgree, whyTheDesk } from '../../commands/may-be-lowered.ts'
import { acknowledge } from '../../commands/ownership.ts'
import { commands } from '../../commands.ts'
import { openProposals } from '../../corrections.ts'
import { promisedBy } from '../../duties/family.ts'
import { deskIsAsked } from '../../duties/grading.ts'
import { did } from '../../duties/rule.ts'
import type { MissingFact } from '../../facts.ts'
import { deskAt } from '../../grade/desk.ts'
import { minimumActions } from '../../grade/grade-actions.ts'
import { actionWords } from '../../national-systems.ts'
import { photographsShown } from '../../photographs/shown.ts'
import { type EpisodeState, isElsewhere, isLive, isMissing, raisedSinceEndorsed } from '../../state.ts'
import { partOf, told } from '../../timeline.ts'
import { judgedWording } from '../../wording.ts'
import { child, found, protectionShown } from './child-shown.ts'
import { closeChecklist, returnInterview } from './closing.ts'
import { dangerOf } from './danger.ts'
import { dueNext, settled } from './due.ts'
import { shortJobs } from './jobs.ts'
import { mayDo } from './may.ts'

export type FoldedEpisode = Folded<EpisodeState, MissingFact>

type Shown = {
  readonly who: Person
  readonly policyAt: PolicyAt
  readonly at: Instant
  readonly nameOf: ReadonlyMap<string, string>
  /** The entry of the timeline after which it goes on; null from its beginning. */
  readonly before: number | null
}

export function shown(folded: FoldedEpisode, given: Shown) {
  const { state, duties, facts } = folded
  const { at, who, policyAt, nameOf, before } = given
  const wording = judgedWording(facts, policyAt(at), at)
  const { part, ...timeline } = partOf(facts, before)
  const unread = unreadForms(folded)
  const agrees = whoMayAgree(state, policyAt(at), at)
  const deskOpen = deskAt(at, policyAt(at)).open
  const may = mayDo({ state, facts, duties, who, mayAgree: agrees?.roles ?? null, deskOpen })
  const mine = state.owner?.staffId === who.staffId && state.acknowledgedAt === null
  const doer = {
    who,
    recordId: folded.recordId,
    paths: new Set([
      ...may.flatMap((group) => group.actions.map((one) => one.path)),
      ...(mine ? [acknowledge.path] : []),
    ]),
  }
  return {
    recordId: folded.recordId,
    phase: state.phase,
    ...child(state, at),
    ...found(state, at),
    ...dangerOf(state, policyAt, at),
    grade: state.level,
    gradeFloor: state.grading?.floor ?? null,
    endorsed: state.endorsedAt !== null,
    raisedSince: raisedSinceEndorsed(state),
    dose: isMissing(state) ? state.doseDue : null,
    protection: protectionShown(state, at, nameOf),
    loweringProposed: state.loweringProposed,
    loweringDecidedBy: agrees?.words ?? null,
    voidProposed: voidProposed(state, facts, given),
    deskAdvice: state.deskAdvice,
    deskAsked: deskIsAsked(folded.duties) ? whyTheDesk(state, policyAt(at), at) : null,
    deskOpen,
    owner: state.owner,
    acknowledged: state.acknowledgedAt !== null,
    mine,
    due: dueNext(duties, at, doer),
    settled: settled(duties, at),
    outstanding: outstanding(state, minimumActions(state, policyAt(at), at), { who, policyAt, at }),
    elsewhere: isElsewhere(state),
    // Of a search that is over nothing is waited for.
    tasks: isLive(state) ? state.tasks : [],
    photographs: photographsShown(folded.recordId, state),
    hypotheses: state.hypotheses,
    carerFormsUnread: unread,
    carerForms: state.carerForms.filter((one) => !unread.includes(one)),
    told: partnersTold(state),
    promisedBy: promisedBy(duties),
    close: closeChecklist(folded, { who, policyAt, at, commands }),
    returnInterview: isElsewhere(state) ? null : returnInterview(state, duties),
    sharedInReturnInterview: state.returnInterview.said.filter((one) => one.shared !== null),
    reviewBy: state.phase === 'known' ? state.nextReviewAt : null,
    corrections: facts.filter((fact) => fact.corrects !== null).length,
    correctionsWaiting: openProposals(facts),
    timeline: told(folded, nameOf, policyAt(at).recordingToleranceMinutes, part, wording),
    ...timeline,
    wordingWaits: new Set(wording.filter((one) => one.judged === null).map((one) => one.position)).size,
    may,
  }
}

/** Until a second person agrees or somebody refuses; of a record that is void it is over. */
function voidProposed(
  state: EpisodeState,
  facts: readonly MissingFact[],
  { nameOf, who }: Pick<Shown, 'nameOf' | 'who'>,
) {
  const proposal = isElsewhere(state) ? undefined : facts.find((one) => one.position === state.voidProposed?.position)
  return proposal?.kind !== 'missing.void-proposed/1'
    ? null
    : {
        by: nameOf.get(proposal.recordedBy) ?? 'somebody',
        at: proposal.happenedAt,
        because: proposal.body.because,
        yours: isSameHuman(who, proposal.recordedBy),
      }
}

const doneWith = (state: EpisodeState): ReadonlySet<string> =>
  new Set(
    state.done.filter((one) => isDone(one.action, one.outcome) && did(state, one.action)).map((one) => one.action),
  )

/** The grade's minimum actions: created by it, and never done by themselves. */
function outstanding(
  state: EpisodeState,
  asked: readonly string[],
  { who, policyAt, at }: Omit<Shown, 'nameOf' | 'before'>,
) {
  if (!isMissing(state)) return []
  const done = doneWith(state)
  return asked
    .filter((code) => !done.has(code))
    .map((code) => ({
      code,
      words: actionWords(code, policyAt(at), at),
      whose: shortJobs(actionOf.get(code)?.by ?? []),
      mine:
        permits(who, 'record an action') && (actionOf.get(code)?.by?.some((role) => who.roles.includes(role)) ?? true),
    }))
}

/** Which partners were told, and when first: children's services, the placing and the host authority, the home force. */
function partnersTold(state: EpisodeState) {
  const first = new Map<string, (typeof state.done)[number]>()
  for (const one of state.done)
    if (actionOf.get(one.action)?.group === 'partners' && !first.has(one.action)) first.set(one.action, one)
  return [...first.values()].map((one) => ({
    words: actionOf.get(one.action)?.words ?? one.action,
    subject: one.subject,
    at: one.at,
  }))
}
