// What the pages of grading vignettes answer a program, field by field: the quarter’s cases, and how far graders agree.
import Type from 'typebox'
import { Maybe, OneOf } from '../../registers/schemas.ts'

const Minimum = Type.Object({
  floor: Type.String(),
  because: Type.Array(Type.String()),
  rules: Type.Array(Type.String()),
})

const Case = Type.Object({
  id: Type.String(),
  title: Type.String(),
  href: Type.String(),
  level: Maybe(OneOf('LOW', 'MEDIUM', 'HIGH')),
  minimum: Maybe(Minimum),
})

export const vignettesAnswer = Type.Object({
  quarter: Type.String(),
  /** The first day of the next: then it is over. */
  endsOn: Type.String(),
  answered: Type.Number(),
  cases: Type.Array(Case),
  finished: Type.Boolean(),
})

const Group = Type.Object({
  team: Type.String(),
  shown: Type.Boolean(),
  /** Why nothing is shown of it: too few graders, or the reader is one of them. */
  why: Type.Optional(OneOf('few', 'own')),
  n: Type.Optional(Type.Number()),
  cases: Type.Optional(Type.Number()),
  kappa: Type.Optional(Maybe(Type.Number())),
  interval: Type.Optional(Maybe(Type.Object({ low: Type.Number(), high: Type.Number() }))),
  observed: Type.Optional(Maybe(Type.Number())),
  /** The three numbers as the page writes them. */
  words: Type.Optional(Type.Object({ kappa: Type.String(), interval: Type.String(), observed: Type.String() })),
})

const CaseResult = Type.Object({
  minimum: Maybe(Type.String()),
  id: Type.String(),
  title: Type.String(),
  n: Maybe(Type.Number()),
  counts: Type.Array(Maybe(Type.Number())),
})

export const vignettesResultsAnswer = Type.Object({
  quarter: Type.String(),
  before: Type.String(),
  after: Maybe(Type.String()),
  /** The day from which agreement and grades are shown, while the quarter runs; until then both say nothing. */
  shownFrom: Maybe(Type.String()),
  /** How many began and how many graded all ten; of how many, in the quarter that runs. */
  taken: Type.Object({ begun: Type.Integer(), finished: Type.Integer(), of: Maybe(Type.Integer()) }),
  fewest: Type.Number(),
  levels: Type.Array(OneOf('LOW', 'MEDIUM', 'HIGH')),
  groups: Type.Array(Group),
  cases: Type.Array(CaseResult),
})
