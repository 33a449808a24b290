// What the sample of contacts not opened as missing answers a program, field by field.
import Type from 'typebox'
import { RootShown } from '../../../../registers/ledger-roots.ts'
import { Id, Maybe, Moment } from '../../../../registers/schemas.ts'

const Strata = Type.Object({ path: Type.String(), contacts: Type.Number(), drawn: Type.Number() })

const Drawn = Type.Object({
  at: Moment,
  dueAt: Moment,
  late: Type.Boolean(),
  root: RootShown,
  loadedLater: Type.Boolean(),
  sampleId: Id,
  population: Type.Number(),
  strata: Type.Array(Strata),
  count: Type.Number(),
  closed: Type.Number(),
})

const Row = Type.Object({
  recordId: Id,
  name: Type.String(),
  age: Maybe(Type.Number()),
  path: Type.String(),
  reportedAt: Moment,
  place: Type.String(),
  lostAt: Maybe(Moment),
  harm: Maybe(Type.String()),
  within: Type.Boolean(),
  void: Type.Boolean(),
  audited: Maybe(Type.String()),
  /** The reader has looked at it: another person looks next. */
  looked: Type.Boolean(),
  settled: Type.Boolean(),
})

export const missingContactsSampleAnswer = Type.Union([
  Type.Object({
    over: Type.Boolean(),
    drawn: Drawn,
    among: Type.Number(),
    missingOrHarmed: Type.Number(),
    judged: Type.Number(),
    /** Not looked at by when they had to be. */
    notLookedAt: Type.Number(),
    wrong: Type.Number(),
    right: Maybe(Type.String()),
    differ: Type.Number(),
    rows: Type.Array(Row),
    month: Type.String(),
    before: Type.String(),
  }),
  Type.Object({ drawn: Type.Null(), over: Type.Boolean(), month: Type.String(), before: Type.String() }),
])
