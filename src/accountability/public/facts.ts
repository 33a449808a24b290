// What is public of the recommendations: frozen once, after disclosure control, and the same for ever.
import Type, { type Static } from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, OneOf, Text, When } from '../../registers/schemas.ts'
import { PublicGap, PublicMeasure } from '../public-measure.ts'

export { FigureThen } from '../figure-then.ts'
export { PublicGap, PublicMeasure, type PublicVerdict } from '../public-measure.ts'

/** The last two say what became of it where no figure answers: the release's `standing` says what was computed last. */
const answers = ['yes', 'no', 'too early to say', 'not tested yet', 'closed by the inspectorate', 'superseded'] as const

/** The comments under section 55 on one report, whether or not any were published. */
const CommentsOwed = Type.Object({
  id: Id,
  lastDay: LocalDate,
  publishedOn: Maybe(LocalDate),
  /** The local policing body said that the Act asks for none on this report. */
  notOwed: Type.Boolean(),
  /** Another report, whose comments answer this one too. */
  answeredWith: Maybe(Line(300)),
  /** Entered after its last lawful day, and nobody has said what was published until then. Not asked before. */
  notKnown: Type.Optional(Type.Boolean()),
})

export const PublicRecommendation = Type.Object({
  id: Id,
  reference: Line(60),
  source: Line(100),
  inspection: Line(200),
  published: Maybe(LocalDate),
  theme: Line(300),
  words: Maybe(Text(8000)),
  timeScale: Maybe(Line(300)),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Integer(),
  /** The dates it had, and the day on which each was given up for the next. */
  datesMoved: Type.Optional(
    Type.Array(Type.Object({ on: LocalDate, from: Maybe(LocalDate), to: LocalDate }), { maxItems: 200 }),
  ),
  foundAgain: Type.Integer(),
  /** Of which kinds of body it is asked; empty where nobody has said yet. Not published before. */
  askedOf: Type.Optional(Type.Array(Line(40), { maxItems: 3 })),
  /** By when a written answer is owed, and when one was given; null where none is. Not published before. */
  answerBy: Type.Optional(Maybe(LocalDate)),
  answeredOn: Type.Optional(Maybe(LocalDate)),
  stage: Line(60),
  standing: Maybe(Line(40)),
  standingWords: Line(300),
  /** What the status covers, where not all that was recommended. */
  scope: Type.Optional(Maybe(Text(500))),
  since: Maybe(When),
  /** When the status was computed: as the release was frozen. */
  judgedAt: Type.Optional(Maybe(When)),
  better: Type.Enum([...answers]),
  betterBecause: Line(400),
  /** Each time its closure test came to ask less: when, what, and why. */
  loosened: Type.Array(Text(6000), { maxItems: 50 }),
  /** Each time what its test is said to cover changed. */
  scopeChanged: Type.Optional(Type.Array(Text(6000), { maxItems: 50 })),
  /** Each time it was opened again, whatever stage was recorded since. */
  openedAgain: Type.Optional(Type.Array(Text(400), { maxItems: 200 })),
  /** What took its place, and why. */
  supersededBy: Type.Optional(Maybe(Type.Object({ id: Id, reference: Line(60), because: Maybe(Text()) }))),
  /** Whose place it took. */
  supersedes: Type.Optional(Type.Array(Type.Object({ id: Id, reference: Line(60) }), { maxItems: 200 })),
  measures: Type.Array(PublicMeasure, { maxItems: 13 }),
  /** All that the closure test asks, a sentence each. */
  asks: Type.Optional(Type.Array(Line(700), { maxItems: 30 })),
  gaps: Type.Optional(Type.Array(PublicGap, { maxItems: 12 })),
  /** It is met by a test that asks nothing of audited files, of which clearly fewer are good than are on time. Not published before. */
  filesUnasked: Type.Optional(Type.Literal(true)),
  /** The comments under section 55 on its report, whether or not any were published; null where the Act asks for none on such a source. */
  comments: Type.Optional(Maybe(CommentsOwed)),
})
export type PublicRecommendation = Static<typeof PublicRecommendation>

/** Stages of the inspectorate's monitoring as they are published, each date as far as it is: a day, a month or a year. */
const Monitoring = Type.Object({
  /** How many forces were in engage on the day of the release. */
  words: Type.Array(Text(6000), { maxItems: 3 }),
  stages: Type.Array(
    Type.Object({
      ...{ id: Line(60), force: Line(100), stage: Line(20) },
      ...{ announced: Maybe(Line(10)), decided: Maybe(Line(10)), effective: Maybe(Line(10)), source: Maybe(Line(300)) },
    }),
    { maxItems: 1000 },
  ),
})
export type Monitoring = Static<typeof Monitoring>

export const Release = Type.Object({
  format: Type.Union([Type.Literal(1), Type.Literal(2)]),
  force: Line(60),
  forceName: Line(100),
  frozenAt: When,
  ledgerSize: Type.Integer({ minimum: 0 }),
  policyVersion: Line(200),
  /** By the end of this day it is published again. */
  againBy: Type.Optional(LocalDate),
  /** The twelve whole months that are counted: the first and the last. */
  window: Type.Optional(Type.Object({ first: Line(7), last: Line(7) })),
  /** The statement that counted: what is shown is its answer after disclosure control. */
  sql: Text(8000),
  /** All that counted; each measure says which, and its parameters. */
  statements: Type.Optional(Type.Array(Text(8000), { maxItems: 10 })),
  recommendations: Type.Array(PublicRecommendation, { maxItems: 1000 }),
  /** Reports to which no recommendation of the release belongs, and on which the Act asks for comments all the same. */
  reportsAlone: Type.Optional(
    Type.Array(Type.Object({ report: Line(300), comments: CommentsOwed }), { maxItems: 200 }),
  ),
  /** Measures that stand beside a published answer, as they are now. */
  besideAnswers: Type.Optional(Type.Array(PublicMeasure, { maxItems: 100 })),
  /** And of those that are a matter of time how far they are above “done well”. */
  gapsBesideAnswers: Type.Optional(Type.Array(PublicGap, { maxItems: 100 })),
  monitoring: Type.Optional(Monitoring),
})
export type Release = Static<typeof Release>

/** Where a question may be put, as the form offers it. */
export const PublicForum = Type.Object({
  id: Type.String(),
  words: Type.String(),
  rule: Type.String(),
  whoMayAsk: Type.String(),
  /** What the form asks about the area. Not brought before. */
  tie: Type.Optional(OneOf('not asked', 'lives or works there', 'lives, works or studies there')),
  most: Type.Integer(),
  hasMeetings: Type.Boolean(),
  meetingOn: Maybe(Type.String()),
  latest: Maybe(Type.String()),
  /** Days whose meeting is cancelled. Not brought before. */
  cancelled: Type.Optional(Type.Array(Type.String())),
})
export type PublicForum = Static<typeof PublicForum>

const kinds = {
  'published-figures.frozen/1': Release,
  /** Another release took its place as the newest one; it stays where it is. */
  'published-figures.followed/1': Type.Object({ by: Id }),
  'published-figures.escalated/1': Escalated,
} as const
export type Bodies = BodiesOf<typeof kinds>
export type PublishedFact = FactsOf<Bodies>
export const read = readerOf(kinds)
