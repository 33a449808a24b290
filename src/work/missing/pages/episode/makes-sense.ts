// What makes sense in the state of an episode, command by command, whoever may do it.
import { type Duty, isOpen } from '../../../../practice/duty.ts'
import type { Person, Role } from '../../../../registers/permissions.ts'
import { isSameHuman } from '../../../../registers/same-human.ts'
import { unreadForms } from '../../carer-forms.ts'
import { openProposals } from '../../corrections.ts'
import { deskIsAsked } from '../../duties/grading.ts'
import { keepWatch } from '../../duties/next-time.ts'
import { answerAuditConcern } from '../../duties/oversight.ts'
import type { MissingFact } from '../../facts.ts'
import { answered } from '../../grade/minimum.ts'
import { isInspector } from '../../ranks.ts'
import {
  asksWhetherGrave,
  type EpisodeState,
  hasDied,
  isElsewhere,
  isFrozen,
  isLive,
  isMissing,
  isStillAtRisk,
  type Phase,
  raisedSinceEndorsed,
  searchesForTheDead,
  wasEverMissing,
} from '../../state.ts'

export function makesSense(name: string, given: Given): boolean {
  const { state } = given
  if ((ofTheLiving.has(name) && hasDied(state)) || stands(name, state)) return false
  switch (name) {
    case 'lower':
      return decides(given, state.loweringProposed?.by) && isOfRank(given) && deskAllows(given)
    case 'refuse-lowering':
      return state.loweringProposed !== null
    case 'void':
      return state.phase !== 'voided' && state.grave === null && decides(given, state.voidProposed?.by)
    case 'finish-task':
    case 'withdraw-task':
      return state.tasks.length > 0 && isLive(state)
    case 'settle-hypothesis':
      return state.hypotheses.some((one) => one.settled === null) && !isElsewhere(state)
    case 'withdraw-photograph':
      return state.photographs.length > 0 && (isLive(state) || state.phase === 'transferred') && !isFrozen(state)
    case 'answer-audit-concern':
      return concernWaits(given.duties)
    case 'answer-transfer':
    case 'take-back-transfer':
      return state.transfer !== null && state.phase === 'open'
    case 'confirm-correction':
      return openProposals(given.facts).some((one) => decides(given, one.by))
    case 'refuse-correction':
      return openProposals(given.facts).length > 0
    case 'begin-police-protection':
      return ['known', 'located', 'returned'].includes(state.phase) && state.protection === null
    case 'tell-of-police-protection':
    case 'end-police-protection':
      return state.protection !== null && !isElsewhere(state)
    case 'review-police-protection':
      return state.protection !== null && !isSameHuman(given.who, state.protection.begunBy)
    case 'read-return-interview':
      return state.returnInterview.outcome === 'done' && state.returnInterview.readAt === null && !isElsewhere(state)
    case 'rule-out-grave-outcome':
      return asksWhetherGrave(state) && isInspector(given.who)
    case 'endorse':
      return (
        ['open', 'located', 'returned'].includes(state.phase) &&
        state.level !== null &&
        (state.endorsedAt === null || raisedSinceEndorsed(state)) &&
        !isSameHuman(given.who, state.gradedBy)
      )
    case 'grade':
      return (
        state.grading === null && ['reported', 'located', 'returned'].includes(state.phase) && wasEverMissing(state)
      )
    case 'review':
      return state.phase === 'open' || state.phase === 'known' || isStillAtRisk(state)
    case 'locate':
      return isMissing(state) || (state.phase === 'known' && wasEverMissing(state))
    case 'propose-void':
      return !isElsewhere(state) && state.grave === null && state.voidProposed === null
    case 'raise':
      return state.phase === 'open' && state.level !== 'HIGH'
    case 'offer-transfer':
      return state.phase === 'open' && state.transfer === null
    default:
      return waits[name]?.(given) ?? (phases[name] ?? []).includes(state.phase)
  }
}

export type Given = {
  readonly state: EpisodeState
  readonly facts: readonly MissingFact[]
  readonly duties: readonly Duty[]
  readonly who: Person
  /** Whose rank suffices for the lower grade that is proposed; null where any does. */
  readonly mayAgree: readonly Role[] | null
  readonly deskOpen: boolean
}

/** Only where something waits for it. */
const waits: Readonly<Record<string, (given: Given) => boolean>> = {
  'advise-as-desk': (given) => decides(given, given.state.loweringProposed?.by) && speaksForDesk(given),
  'except-interview': ({ state: { phase }, who }) => (phase === 'located' || phase === 'returned') && isInspector(who),
  'refuse-void': ({ state }) => state.voidProposed !== null && !isElsewhere(state),
  'decide-match': ({ state }) => state.matchUndecided !== null && !isElsewhere(state),
  'end-after-death': ({ state }) => searchesForTheDead(state),
  'read-carer-form': (given) => unreadForms(given).length > 0,
  'end-concern': ({ state, who }) => isConcern(state) && !isSameHuman(who, state.concernEndProposed?.by),
  'propose-concern-end': ({ state }) => isConcern(state) && state.concernEndProposed === null && !answered(state),
  'report-return-interview': ({ state: { phase, returnedAt } }) =>
    returnedAt !== null && (phase === 'returned' || phase === 'closed'),
  'keep-watch': ({ duties }) => duties.some((duty) => duty.name === keepWatch.name && isOpen(duty)),
}

/** Done for a child who is alive. */
const ofTheLiving: ReadonlySet<string> = new Set([
  'record-contact-lost',
  'return',
  'hold-interview',
  'except-interview',
  'report-return-interview',
  'begin-police-protection',
  'record-grave-outcome',
  'record-trigger-plan',
  'set-hypothesis',
  'record-placement',
])

/** After a death or serious injury it stays as it is. */
const stands = (name: string, state: EpisodeState): boolean =>
  ((name === 'correct' || name === 'confirm-correction') && state.grave !== null) ||
  (name === 'correct-report' && isFrozen(state))

const isConcern = (state: EpisodeState): boolean =>
  state.phase === 'known' && !wasEverMissing(state) && state.grave === null

/** In which phases each makes sense; those not named here make sense only as `also` says. */
const phases: Readonly<Record<string, readonly Phase[]>> = {
  answer: ['known', 'reported', 'open'],
  'record-placement': ['known', 'reported', 'open', 'located', 'returned'],
  'record-dose': ['reported', 'open'],
  'propose-lowering': ['open'],
  assign: ['known', 'reported', 'open', 'located', 'returned'],
  deploy: ['reported', 'open'],
  arrive: ['reported', 'open'],
  'record-action': ['known', 'reported', 'open', 'located', 'returned'],
  'add-photograph': ['known', 'reported', 'open', 'located', 'returned'],
  'set-hypothesis': ['known', 'reported', 'open', 'located', 'returned'],
  'set-task': ['known', 'reported', 'open', 'located', 'returned'],
  note: ['known', 'reported', 'open', 'located', 'returned', 'closed'],
  'contact-family': ['known', 'reported', 'open', 'located', 'returned'],
  'promise-contact': ['reported', 'open', 'located'],
  'record-trigger-plan': ['open', 'located', 'returned', 'closed'],
  return: ['located'],
  'tell-authority': ['located', 'returned'],
  'hold-interview': ['located', 'returned'],
  'record-grave-outcome': ['known', 'reported', 'open', 'located', 'returned', 'closed'],
  learn: ['located', 'returned'],
  'record-ethnicity': ['located', 'returned'],
  'decide-outcome': ['open', 'located', 'returned'],
  refer: ['open', 'located', 'returned', 'closed'],
  close: ['located', 'returned'],
  'audit-wording': ['returned', 'closed'],
  'return-as-inspector': ['known', 'reported', 'open', 'located', 'returned', 'closed'],
  'record-known-whereabouts': ['reported', 'open', 'known'],
  'record-contact-lost': ['known', 'located'],
  reopen: ['closed'],
  'correct-report': ['known', 'reported', 'open', 'located', 'returned', 'closed'],
  correct: ['known', 'reported', 'open', 'located', 'returned', 'closed'],
}

const isOfRank = ({ who, mayAgree }: Given): boolean =>
  mayAgree === null || mayAgree.some((role) => who.roles.includes(role))

/** It has advised where it must, not against it, and not by this person. */
const deskAllows = ({ state: { deskAdvice }, duties, who }: Given): boolean =>
  deskAdvice === null
    ? !deskIsAsked(duties)
    : deskAdvice.advice === 'may be lowered' && !isSameHuman(who, deskAdvice.by)

/** Closed, the on-call detective inspector stands in. */
const speaksForDesk = ({ who, deskOpen }: Given): boolean => who.roles.includes('exploitation desk') || !deskOpen

/** Somebody proposed it, and not this person. */
const decides = ({ who }: Given, by: string | undefined): boolean => by !== undefined && !isSameHuman(who, by)

/** Owed as long as somebody who read the case waits for an answer. */
const concernWaits = (duties: readonly Duty[]): boolean =>
  duties.some((duty) => duty.name === answerAuditConcern.name && isOpen(duty))
