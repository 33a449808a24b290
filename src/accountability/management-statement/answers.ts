// What the extract for the force management statement answers a program, field by field.
import Type, { type Static } from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { fallsBetween } from './queries.ts'

const figure = {
  n: Type.Number(),
  yes: Type.Number(),
  notEvidenced: Type.Number(),
  percent: Maybe(Type.Number()),
  low: Maybe(Type.Number()),
  high: Maybe(Type.Number()),
}

const Measure = Type.Object({
  id: Type.String(),
  version: Type.Number(),
  question: Type.String(),
  denominator: Type.String(),
  kind: OneOf('timeliness', 'completeness', 'outcome', 'audited quality', 'description'),
  better: Maybe(OneOf('higher', 'lower')),
  ...figure,
  gap: Maybe(Type.String()),
  before: Type.Object({ ...figure, gap: Maybe(Type.String()) }),
  /** Beside the year before, by whether the two intervals are apart; null where neither way is better or one has no case. */
  change: Maybe(OneOf('better', 'worse', 'overlap')),
  /** What the policy asks, in per cent. */
  asked: Maybe(Type.Number()),
  short: Type.Boolean(),
})

const Demand = Type.Object({
  what: Type.String(),
  n: Type.Number(),
  before: Type.Number(),
  measures: Type.Array(Type.String()),
})

/** A recommendation as it stood at the end of the year. */
const AtEnd = Type.Object({
  record_id: Id,
  reference: Type.String(),
  theme: Type.String(),
  tested: Type.Boolean(),
  ended: Maybe(Type.String()),
  ended_at: Maybe(Type.String()),
  standing: Maybe(Type.String()),
  standing_at: Maybe(Moment),
  assurance: Maybe(Type.String()),
  due_on: Maybe(LocalDate),
  date_changes: Type.Number(),
})
export type AtEnd = Readonly<Static<typeof AtEnd>>

/** `at`: places in `recommendations`. */
const Group = Type.Object({
  status: Type.String(),
  folded: Type.Boolean(),
  computed: Maybe(Type.String()),
  at: Type.Array(Type.Integer()),
})
/** `at`: places in `measures`. */
const Kind = Type.Object({ kind: Type.String(), at: Type.Array(Type.Integer()) })

const Year = Type.Object({ year: Type.Number(), words: Type.String() })

export const forceManagementStatementAnswer = Type.Object({
  year: Type.Number(),
  words: Type.String(),
  asAt: Moment,
  running: Type.Boolean(),
  months: Type.Number(),
  lastMonth: Maybe(Type.String()),
  demand: Type.Array(Demand),
  measures: Type.Array(Measure),
  kinds: Type.Array(Kind),
  changed: Type.Array(Type.Object({ change: OneOf('better', 'worse'), n: Type.Number() })),
  short: Type.Number(),
  withoutCases: Type.Array(Type.String()),
  withoutFigure: Type.Array(Type.String()),
  recommendations: Type.Array(Type.Object({ ...AtEnd.properties, overdue: Type.Boolean() })),
  groups: Type.Array(Group),
  overdue: Type.Number(),
  undated: Type.Number(),
  open: Type.Number(),
  counts: Type.Array(Type.Object({ standing: Type.String(), n: Type.Number() })),
  unjudged: Type.Number(),
  falls: Type.Array(fallsBetween.row),
  earlier: Type.Array(Year),
  later: Maybe(Year),
})
