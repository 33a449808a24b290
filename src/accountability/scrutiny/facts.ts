// What the local policing body does by itself: its own actions, how far it is assured, what it publishes, its public meetings.
import Type from 'typebox'
import { capital } from '../../kernel/words.ts'
import type { FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'
import { WordsErased } from '../../registers/words-erased.ts'
import { FigureThen } from '../figure-then.ts'

export const assurances = ['assured', 'partly assured', 'not assured'] as const
export const Assurance = Type.Unsafe<(typeof assurances)[number]>({ type: 'string', enum: [...assurances] })

export const assuranceChoices = assurances.map((value) => ({ value, text: capital(value) }))

/** Why what is pointed at in the words may stand in public; null where nothing is. */
const lookedAt = Maybe(Type.Object({ signs: Type.Integer({ minimum: 1 }), because: Text(1000) }))

const actionKinds = {
  'commissioner-action.undertaken/1': Type.Object({
    words: Text(1000),
    owner: Line(),
    dueOn: LocalDate,
    /** What each measure that it should move said on that day. Neither these nor why there is none was asked at first. */
    figures: Type.Optional(Type.Array(FigureThen, { maxItems: 10 })),
    noMeasure: Type.Optional(Maybe(Line(300))),
  }),
  'commissioner-action.date-changed/1': Type.Object({ dueOn: LocalDate, because: Text(1000) }),
  'commissioner-action.done/1': Type.Object({ evidence: Text(2000) }),
  /**
   * It goes on the public site, with its dates and whether it is done from then on. `measures`: with what it should move, and why no measure
   * shows it was looked at too. Not asked at first: those show their figures, which need no look, and not that reason.
   */
  'commissioner-action.published/1': Type.Object({ lookedAt, measures: Type.Optional(Type.Literal(true)) }),
  'commissioner-action.escalated/1': Escalated,
  'commissioner-action.words-erased/1': WordsErased,
} as const

const decisionKinds = {
  /** As far as it is typed: the office’s own until it is issued. */
  'scrutiny-decision.drafted/1': Type.Object({
    forum: Maybe(Line()),
    topic: Maybe(Line(300)),
    decidedOn: Maybe(LocalDate),
    questions: Maybe(Text()),
    recommendationId: Maybe(Id),
    assurance: Maybe(Assurance),
    because: Maybe(Text()),
    evidence: Maybe(Text()),
    furtherAction: Maybe(Text()),
    nextReviewOn: Maybe(LocalDate),
  }),
  'scrutiny-decision.draft-discarded/1': Type.Object({}),
  'scrutiny-decision.made/1': Type.Object({
    forum: Line(),
    topic: Line(300),
    decidedOn: LocalDate,
    questions: Text(),
    recommendationId: Maybe(Id),
    assurance: Assurance,
    because: Text(),
    evidence: Text(),
    furtherAction: Maybe(Text()),
    nextReviewOn: LocalDate,
    /** What the figures said on the day: kept, so that nobody says later that they were not known. */
    standingThen: Maybe(Line(40)),
  }),
  /** A later decision on the same subject: this one was looked at again. */
  'scrutiny-decision.looked-at-again/1': Type.Object({ by: Id, on: LocalDate, assurance: Assurance }),
  /** On the public site as it was decided, beside the status that was computed at that moment. */
  'scrutiny-decision.published/1': Type.Object({
    recommendation: Maybe(Type.Object({ id: Id, reference: Line(60), theme: Line(300) })),
    standing: Maybe(Line(40)),
    /** The status that had been computed by the day of the decision. Not kept at first. */
    standingThen: Type.Optional(Maybe(Line(40))),
    ledgerSize: Type.Integer({ minimum: 0 }),
    disagreement: Maybe(Line(300)),
    lookedAt,
  }),
  'scrutiny-decision.escalated/1': Escalated,
  'scrutiny-decision.words-erased/1': WordsErased,
} as const

const checkKinds = {
  'publication-check.made/1': Type.Object({
    item: Line(60),
    address: Line(500),
    prominent: Type.Boolean(),
    /** As the last look that could open it found; null while no look could. */
    refreshedOn: Maybe(LocalDate),
    /** The day on which it was seen to hold the newest report still: fresh from then on, though not refreshed. */
    newestOn: Type.Optional(Maybe(LocalDate)),
    available: Type.Optional(Type.Boolean()),
    /** The first of the looks that follow one another at which it could not be opened. */
    unavailableSince: Type.Optional(Maybe(LocalDate)),
  }),
  /** Somebody looked again: what they saw decides what becomes of the clocks of this look. */
  'publication-check.followed/1': Type.Object({
    by: Id,
    refreshedOn: Maybe(LocalDate),
    newestOn: Type.Optional(Maybe(LocalDate)),
    available: Type.Boolean(),
  }),
  'publication-check.escalated/1': Escalated,
} as const

const firstLookKinds = {
  /** Owed here from this day on, whether or not anybody looks. */
  'publication-duty.begun/1': Type.Object({ item: Line(60), on: LocalDate }),
  'publication-duty.looked/1': Type.Object({ by: Id }),
  'publication-duty.escalated/1': Escalated,
} as const

const performanceKinds = {
  'performance-meeting.called/1': Type.Object({
    heldOn: LocalDate,
    place: Line(),
    stream: Maybe(Line(500)),
    questionsBy: Maybe(LocalDate),
  }),
  'performance-meeting.held/1': Type.Object({ outcome: Text(), paper: Maybe(Line(500)) }),
  /** Held without having been called here: entered afterwards, with what came of it. */
  'performance-meeting.entered-held/1': Type.Object({
    heldOn: LocalDate,
    place: Line(),
    stream: Maybe(Line(500)),
    outcome: Text(),
    paper: Maybe(Line(500)),
  }),
  'performance-meeting.cancelled/1': Type.Object({ because: Text(1000) }),
  /** Beside one recommendation's figures or above them all; without words, what stood there is taken out. */
  'performance-meeting.commented/1': Type.Object({
    recommendationId: Maybe(Id),
    words: Maybe(Text(4000)),
    /** Something in it was pointed at, as in a public answer; why it may stand. */
    lookedAt: Type.Optional(Type.Object({ signs: Type.Integer({ minimum: 1 }), because: Text(1000) })),
  }),
  /** The paper is that release and the commentary until now. */
  'performance-meeting.paper-frozen/1': Type.Object({
    releaseId: Id,
    publishedAt: When,
    ledgerSize: Type.Integer({ minimum: 0 }),
  }),
  'performance-meeting.escalated/1': Escalated,
  'performance-meeting.words-erased/1': WordsErased,
} as const

const yearKinds = {
  'performance-year.begun/1': Type.Object({
    year: Type.Integer({ minimum: 2000, maximum: 2200 }),
    /** Where the force began to work with Vigil in this year: what was due before is not owed here. */
    from: Type.Optional(LocalDate),
  }),
  'performance-year.meeting-held/1': Type.Object({ meeting: Id, on: LocalDate }),
  'performance-year.escalated/1': Escalated,
} as const

export type ActionBodies = BodiesOf<typeof actionKinds>
export type DecisionBodies = BodiesOf<typeof decisionKinds>
export type CheckBodies = BodiesOf<typeof checkKinds>
export type FirstLookBodies = BodiesOf<typeof firstLookKinds>
export type PerformanceBodies = BodiesOf<typeof performanceKinds>
export type YearBodies = BodiesOf<typeof yearKinds>
export type ActionFact = FactsOf<ActionBodies> | FactsOf<ErasedOf<'commissioner-action'>>
export type DecisionFact = FactsOf<DecisionBodies> | FactsOf<ErasedOf<'scrutiny-decision'>>
export type CheckFact = FactsOf<CheckBodies>
export type FirstLookFact = FactsOf<FirstLookBodies>
export type PerformanceFact = FactsOf<PerformanceBodies> | FactsOf<ErasedOf<'performance-meeting'>>
export type YearFact = FactsOf<YearBodies>

export const readAction = erasableReaderOf('commissioner-action', actionKinds)
export const readDecision = erasableReaderOf('scrutiny-decision', decisionKinds)
export const readCheck = readerOf(checkKinds)
export const readFirstLook = readerOf(firstLookKinds)
export const readPerformance = erasableReaderOf('performance-meeting', performanceKinds)
export const readYear = readerOf(yearKinds)
