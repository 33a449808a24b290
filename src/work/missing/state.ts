// What an episode is now: folded from its facts, and from nothing else.
import type { Static } from 'typebox'
import type { Instant } from '../../kernel/time.ts'
import type { Answer } from './fact-parts.ts'
import type { Bodies, RiskLevel } from './facts.ts'

/**
 * `known` is a record of known whereabouts or concern for safety; `reported` has no grade yet; `open` is graded and the child not located;
 * `located` is not returned; `returned` waits for interview, learning and close.
 */
export type Phase =
  | 'none'
  | 'known'
  | 'reported'
  | 'open'
  | 'located'
  | 'returned'
  | 'closed'
  | 'voided'
  | 'transferred'

export type Grade = {
  readonly position: number
  readonly at: Instant
  readonly by: string
  readonly level: RiskLevel
  readonly how: 'graded' | 'endorsed' | 'raised' | 'lowered' | 'reviewed'
}

type Done = {
  readonly position: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly action: string
  readonly subject: string | null
  readonly outcome: string | null
}

export type Photograph = Bodies['missing.photograph-added/1'] & {
  readonly position: number
  readonly at: Instant
  readonly by: string
}

type Review = {
  readonly position: number
  readonly at: Instant
  readonly by: string
  readonly nextReviewAt: Instant
  readonly actions: number
  readonly likeTheLast: number | null
}

type Promised = {
  /** The entry that promised it. */
  readonly position: number
  readonly to: string
  readonly by: Instant
  readonly allowedBy: string | null
}

export type EpisodeState = {
  readonly phase: Phase
  readonly report: Bodies['missing.reported/1'] | null
  readonly reportedAt: Instant | null
  readonly reportRecordedAt: Instant | null
  /** From when the child counts as missing: the first contact, or the loss of contact. Stays when the child is found. */
  readonly missingFrom: Instant | null
  /** T0 of what is owed: the same, or when a location turned out to be a mistake. */
  readonly clocksFrom: Instant | null
  readonly handler: string | null
  readonly answers: Readonly<
    Record<
      string,
      {
        readonly answer: Static<typeof Answer>
        readonly saidBy: string
        readonly at: Instant
        readonly note: string | null
      }
    >
  >
  /** The last said: an essential dose and by when. */
  readonly doseDue: Bodies['missing.dose-due/1'] | null
  readonly level: RiskLevel | null
  readonly grading: Bodies['missing.graded/1'] | null
  readonly gradedBy: string | null
  readonly grades: readonly Grade[]
  readonly endorsedAt: Instant | null
  /** On the lowering that is proposed now. */
  readonly deskAdvice: (Bodies['missing.desk-advised/1'] & { readonly by: string }) | null
  readonly loweringProposed:
    | (Bodies['missing.lowering-proposed/1'] & { readonly position: number; readonly by: string })
    | null
  readonly owner: { readonly staffId: string; readonly name: string; readonly unit: string } | null
  readonly assignedAt: Instant | null
  /** Since when somebody has been asked to own it and nobody has said yes; a new owner does not start it anew. */
  readonly unownedSince: Instant | null
  readonly acknowledgedAt: Instant | null
  readonly deployedAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly done: readonly Done[]
  readonly hypotheses: readonly (Bodies['missing.hypothesis-set/1'] & {
    readonly position: number
    readonly at: Instant
    readonly settled: {
      readonly outcome: 'borne out' | 'ruled out'
      readonly because: string
      readonly at: Instant
    } | null
  })[]
  /** Those not withdrawn, the newest last. */
  readonly photographs: readonly Photograph[]
  readonly tasks: readonly {
    readonly position: number
    readonly action: string
    readonly words: string
    readonly by: Instant | null
  }[]
  readonly reviews: readonly Review[]
  readonly nextReviewAt: Instant | null
  readonly handovers: readonly {
    readonly position: number
    readonly at: Instant
    readonly bothSigned: boolean
    readonly read: boolean
  }[]
  /** The last real action: a note is not one. */
  readonly lastRealAt: Instant | null
  /** Contacts promised and not kept yet; of before somebody was found, whoever is still to be told that they were. */
  readonly promises: readonly Promised[]
  readonly promisedBy: Instant | null
  readonly located: (Bodies['missing.located/1'] & { readonly at: Instant }) | null
  readonly returnedAt: Instant | null
  /** Police protection that runs now. */
  readonly protection:
    | (Bodies['missing.police-protection-begun/1'] & {
        readonly since: Instant
        readonly begunBy: string
        readonly told: readonly Bodies['missing.police-protection-told/1']['whom'][]
        readonly designated: { readonly by: string; readonly at: Instant; readonly needed: boolean } | null
      })
    | null
  /** Where police protection was used before in this episode, and how each time ended. */
  readonly protectedBefore: readonly {
    readonly since: Instant
    readonly until: Instant
    readonly how: Bodies['missing.police-protection-ended/1']['how']
  }[]
  /** Where the child was found in this episode before contact was lost again. */
  readonly foundBefore: readonly { readonly place: string; readonly with: string | null; readonly at: Instant }[]
  /** Where the child was known to be, said last. */
  readonly knownPlace: string | null
  readonly authoritiesTold: readonly string[]
  readonly interview: (Bodies['missing.interview-held/1'] & { readonly at: Instant }) | null
  readonly interviewExcepted: Bodies['missing.interview-excepted/1'] | null
  readonly returnInterview: {
    readonly offeredAt: Instant | null
    readonly outcome: 'done' | 'declined' | 'missed' | null
    readonly outcomeAt: Instant | null
    /** Offered after it was called missed: the latest word, and what was missed stays missed. */
    readonly offeredSinceAt: Instant | null
    readonly readAt: Instant | null
    /** Who reported what, in their words; by the signed link or told to the police. The newest last. */
    readonly said: readonly {
      readonly at: Instant
      readonly by: string
      readonly outcome: Bodies['missing.return-interview-reported/1']['outcome']
      readonly shared: string | null
      readonly bySignedLink: boolean
    }[]
  }
  readonly learned: (Bodies['missing.learned/1'] & { readonly at: Instant }) | null
  readonly outcomes: readonly (Bodies['missing.outcome-decided/1'] & { readonly at: Instant })[]
  readonly ethnicity: Bodies['missing.ethnicity-recorded/1'] | null
  readonly grave: (Bodies['missing.grave-outcome/1'] & { readonly at: Instant }) | null
  /** Said by an inspector of the serious harm that was learned last. */
  readonly graveRuledOut: (Bodies['missing.grave-outcome-ruled-out/1'] & { readonly by: string }) | null
  readonly referredTo: readonly string[]
  readonly repeatedBy: { readonly recordId: string; readonly reportedAt: Instant } | null
  readonly transfer: { readonly transferId: string; readonly toForce: string; readonly offeredAt: Instant } | null
  /** Waits for a second person, until somebody looks again or contact is lost. */
  readonly concernEndProposed: { readonly position: number; readonly by: string } | null
  readonly voidProposed: { readonly position: number; readonly by: string } | null
  readonly closedAt: Instant | null
  readonly escalated: readonly string[]
  readonly links: readonly {
    readonly position: number
    readonly purpose: 'authority' | 'carer'
    readonly until: Instant
    readonly revoked: boolean
  }[]
  readonly carerForms: readonly (Bodies['missing.carer-form-received/1'] & {
    readonly position: number
    readonly at: Instant
  })[]
}

export const begin: EpisodeState = {
  phase: 'none',
  report: null,
  reportedAt: null,
  reportRecordedAt: null,
  missingFrom: null,
  clocksFrom: null,
  handler: null,
  answers: {},
  doseDue: null,
  level: null,
  grading: null,
  gradedBy: null,
  grades: [],
  endorsedAt: null,
  deskAdvice: null,
  loweringProposed: null,
  owner: null,
  assignedAt: null,
  unownedSince: null,
  acknowledgedAt: null,
  deployedAt: null,
  arrivedAt: null,
  done: [],
  hypotheses: [],
  photographs: [],
  tasks: [],
  reviews: [],
  nextReviewAt: null,
  handovers: [],
  lastRealAt: null,
  promises: [],
  promisedBy: null,
  located: null,
  returnedAt: null,
  protection: null,
  protectedBefore: [],
  foundBefore: [],
  knownPlace: null,
  authoritiesTold: [],
  interview: null,
  interviewExcepted: null,
  returnInterview: { offeredAt: null, outcome: null, outcomeAt: null, offeredSinceAt: null, readAt: null, said: [] },
  learned: null,
  outcomes: [],
  ethnicity: null,
  grave: null,
  graveRuledOut: null,
  referredTo: [],
  repeatedBy: null,
  transfer: null,
  concernEndProposed: null,
  voidProposed: null,
  closedAt: null,
  escalated: [],
  links: [],
  carerForms: [],
}

/** The child has not been located: the clock runs. */
export const isMissing = (state: EpisodeState): boolean => state.phase === 'reported' || state.phase === 'open'

/** At any time: a record that began as a concern counts from the loss of contact on. */
export const wasEverMissing = (state: EpisodeState): boolean => state.missingFrom !== null

/** Found dead: nobody is searched for, heard or brought home any more. Whoever is seriously harmed is alive, and is owed all of that. */
export const isDead = ({ grave }: EpisodeState): boolean => grave?.outcome === 'found dead'

/** Located where they are not safe: found, and still somebody's to look at until they are back. */
export const isStillAtRisk = (state: EpisodeState): boolean =>
  state.phase === 'located' && !isDead(state) && state.located?.atRisk === true

/** Seriously harmed in an earlier search of this record: who goes missing again may be harmed again. */
export const isGraveOfBefore = ({ grave, clocksFrom }: EpisodeState): boolean =>
  grave?.outcome === 'seriously harmed' && clocksFrom !== null && grave.at < clocksFrom

/** Serious harm was learned of this search, and nobody has said whether it is a death or serious injury to refer. */
export const asksWhetherGrave = (state: EpisodeState): boolean => {
  const { learned, grave, graveRuledOut, clocksFrom } = state
  if (learned?.harm !== 'serious harm' || graveRuledOut !== null) return false
  return grave === null || (isGraveOfBefore(state) && clocksFrom !== null && learned.at >= clocksFrom)
}

/** After a death or serious injury what was reported stays as it is; by what is wrong nobody finds a child who is missing again. */
export const isFrozen = (state: EpisodeState): boolean => state.grave !== null && !isMissing(state)

/** Missing, known to be somewhere, or found and not back: what is sent about the child may matter now. */
export const isLookedFor = ({ phase }: EpisodeState): boolean =>
  phase === 'known' || phase === 'reported' || phase === 'open' || phase === 'located'

/** Where a time for the next look stands. */
export const isReviewed = (state: EpisodeState): boolean =>
  isMissing(state) || state.phase === 'known' || isStillAtRisk(state)

/** Still somebody's work: on the board, or waiting for its close. */
export const isLive = (state: EpisodeState): boolean =>
  isMissing(state) || state.phase === 'known' || state.phase === 'located' || state.phase === 'returned'

/** Under 18, of unknown or disputed age, or a child when the episode began. */
export function countsAsChild(state: EpisodeState): boolean {
  const child = state.report?.child
  return child === undefined || child.ageDisputed || child.age === null || child.age < 18
}

/** Whoever is located has not been missing any longer since; and a record that ended says no more of later hours. */
export function missingUntil({ located, closedAt }: EpisodeState, at: Instant): Instant {
  const ended = located?.at ?? closedAt
  return ended !== null && ended < at ? ended : at
}

/** Nothing more is recorded here: the record was void, or another force has the child and the record of its own. */
export const isElsewhere = (state: EpisodeState): boolean => state.phase === 'voided' || state.phase === 'transferred'

/** The latest word on the authority's return interview: an offer made after it was called missed stands before that. */
export const interviewWord = ({ returnInterview }: EpisodeState): 'offered' | 'done' | 'declined' | 'missed' | null => {
  const { offeredAt, outcome, offeredSinceAt } = returnInterview
  if (offeredSinceAt !== null) return 'offered'
  return outcome ?? (offeredAt === null ? null : 'offered')
}
