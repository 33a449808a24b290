// What the pages of releases answer a program, field by field: those there are, and one.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { publicFigure } from '../public-figure.ts'
import { publicGap } from '../public-gap.ts'
import { releasesOf } from './release-queries.ts'

export const publishedAnswer = Type.Object({
  releases: Type.Array(releasesOf.row),
  againAt: Maybe(Moment),
  mayPublish: Type.Boolean(),
})

const BesideAnswer = Type.Object({
  part: Type.Optional(Maybe(Type.String())),
  verdict: Type.Optional(OneOf('improved', 'worse', 'no clear change', 'nothing counted', 'too few cases')),
  counted: Type.Optional(Type.Number()),
  statement: Type.Optional(Type.Number()),
  parameters: Type.Optional(Type.Array(Type.String())),
  measure: Type.String(),
  question: Type.String(),
  months: Type.Array(Type.Object({ month: Type.String(), ...publicFigure })),
  version: Type.Number(),
  asked: Type.String(),
  numerator: Type.String(),
  denominator: Type.String(),
  year: Type.Object(publicFigure),
  change: Type.String(),
})

const SupersededBy = Type.Object({ reference: Type.String(), because: Maybe(Type.String()), id: Type.String() })

const DatesMoved = Type.Object({ to: Type.String(), on: LocalDate, from: Maybe(Type.String()) })

const Comments = Type.Object({
  id: Id,
  lastDay: LocalDate,
  publishedOn: Maybe(LocalDate),
  notOwed: Type.Boolean(),
  answeredWith: Maybe(Type.String()),
  notKnown: Type.Optional(Type.Boolean()),
})

const Recommendation = Type.Object({
  comments: Type.Optional(Maybe(Comments)),
  scope: Type.Optional(Maybe(Type.String())),
  supersedes: Type.Optional(Type.Array(Type.Object({ reference: Type.String(), id: Type.String() }))),
  asks: Type.Optional(Type.Array(Type.String())),
  supersededBy: Type.Optional(Maybe(SupersededBy)),
  gaps: Type.Optional(Type.Array(publicGap)),
  judgedAt: Type.Optional(Maybe(Moment)),
  datesMoved: Type.Optional(Type.Array(DatesMoved)),
  scopeChanged: Type.Optional(Type.Array(Type.String())),
  openedAgain: Type.Optional(Type.Array(Type.String())),
  reference: Type.String(),
  source: Type.String(),
  inspection: Type.String(),
  published: Maybe(LocalDate),
  theme: Type.String(),
  words: Maybe(Type.String()),
  stage: Type.String(),
  better: OneOf('yes', 'no', 'closed by the inspectorate', 'superseded', 'too early to say', 'not tested yet'),
  standing: Maybe(Type.String()),
  since: Maybe(Moment),
  timeScale: Maybe(Type.String()),
  dueOn: Maybe(LocalDate),
  foundAgain: Type.Number(),
  dateChanges: Type.Number(),
  /** Releases before it was published have none of these. */
  askedOf: Type.Optional(AskedOf),
  answerBy: Type.Optional(Maybe(LocalDate)),
  answeredOn: Type.Optional(Maybe(LocalDate)),
  id: Id,
  measures: Type.Array(BesideAnswer),
  standingWords: Type.String(),
  betterBecause: Type.String(),
  filesUnasked: Type.Optional(Type.Boolean()),
  loosened: Type.Array(Type.String()),
})

const Monitoring = Type.Object({
  words: Type.Array(Type.String()),
  stages: Type.Array(
    Type.Object({
      ...{ id: Type.String(), force: Type.String(), stage: Type.String(), source: Maybe(Type.String()) },
      ...{ announced: Maybe(Type.String()), decided: Maybe(Type.String()), effective: Maybe(Type.String()) },
    }),
  ),
})

const Release = Type.Object({
  againBy: Type.Optional(LocalDate),
  window: Type.Optional(Type.Object({ first: Type.String(), last: Type.String() })),
  statements: Type.Optional(Type.Array(Type.String())),
  besideAnswers: Type.Optional(Type.Array(BesideAnswer)),
  gapsBesideAnswers: Type.Optional(Type.Array(publicGap)),
  force: Type.String(),
  ledgerSize: Type.Number(),
  frozenAt: Moment,
  policyVersion: Type.String(),
  recommendations: Type.Array(Recommendation),
  reportsAlone: Type.Optional(Type.Array(Type.Object({ report: Type.String(), comments: Comments }))),
  format: Type.Union([Type.Literal(1), Type.Literal(2)]),
  forceName: Type.String(),
  sql: Type.String(),
  monitoring: Type.Optional(Monitoring),
})

export const publishedFiguresAnswer = Type.Object({ release: Release, releaseId: Id, at: Type.String() })
