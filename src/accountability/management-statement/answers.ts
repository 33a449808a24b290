// What the extract for the force management statement answers a program, field by field.
import Type, { type Static } from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { causesOpen, fallsBetween } from './queries.ts'

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
  untestable: Type.Boolean(),
  asked_of: AskedOf,
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

const action = { record_id: Id, number: Type.Number(), text: Type.String() }

/** The plan as it stands when this is asked; of a year that is over, as it stood at its end. */
const Workforce = Type.Object({
  actions: Type.Number(),
  posts: Type.Array(Type.Object({ ...action, funded: Type.Number(), filled: Type.Number() })),
  funded: Type.Number(),
  filled: Type.Number(),
  vacant: Type.Number(),
  unallocated: Type.Array(Type.Object(action)),
})

const Change = Type.Object({
  rows: Type.Array(
    Type.Object({
      ...action,
      state: Type.String(),
      due_on: Maybe(LocalDate),
      effect_on: Maybe(LocalDate),
      date_changes: Type.Number(),
      overdue: Type.Boolean(),
    }),
  ),
  done: Type.Number(),
  doneInYear: Type.Number(),
  waitForCheck: Type.Number(),
  overdue: Type.Number(),
  undated: Type.Number(),
  movesInYear: Type.Number(),
  movedTwice: Type.Number(),
})

const Residual = Type.Object({
  causes: Type.Array(causesOpen.row),
  rows: Type.Array(
    Type.Object({
      record_id: Id,
      reference: Type.String(),
      theme: Type.String(),
      status: Type.String(),
      computedAt: Maybe(Moment),
      overdue: Type.Boolean(),
      due_on: Maybe(LocalDate),
      date_changes: Type.Number(),
      figures: Type.Array(
        Type.Object({
          id: Type.String(),
          question: Type.String(),
          n: Type.Number(),
          yes: Type.Number(),
          percent: Maybe(Type.Number()),
          low: Maybe(Type.Number()),
          high: Maybe(Type.Number()),
          gap: Maybe(Type.String()),
        }),
      ),
    }),
  ),
  overdue: Type.Number(),
})

export const forceManagementStatementAnswer = Type.Object({
  year: Type.Number(),
  words: Type.String(),
  asAt: Moment,
  running: Type.Boolean(),
  months: Type.Number(),
  lastMonth: Maybe(Type.String()),
  /** What there is of each, and at which place of the page; and in words what there is none of. */
  headline: Type.Array(Type.Object({ words: Type.String(), at: Type.String(), n: Type.Number() })),
  noneOf: Type.Array(Type.String()),
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
  workforce: Workforce,
  change: Change,
  residual: Residual,
  earlier: Type.Array(Year),
  later: Maybe(Year),
})
