// What these pages answer a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../registers/schemas.ts'

const Figure = Type.Object({
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  notYet: Type.Number(),
  n: Type.Number(),
  share: Maybe(Type.String()),
  interval: Maybe(Type.String()),
  timed: Type.Number(),
  neverDone: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
  notReached: Type.Object({ p50: Type.Boolean(), p90: Type.Boolean() }),
})

const Row = Type.Object({
  figure: Maybe(Figure),
  change: Maybe(Type.String()),
  gap: Maybe(
    Type.Object({
      beside: Type.Array(Type.Object({ id: Type.String(), words: Type.String() })),
      at: Maybe(Type.String()),
    }),
  ),
  id: Type.String(),
  version: Type.Number(),
  question: Type.String(),
  numerator: Type.String(),
  denominator: Type.String(),
  source: Type.String(),
  finding: Type.String(),
  kind: OneOf(
    'timeliness',
    'completeness',
    'outcome',
    'audited quality',
    'description',
    'timeliness',
    'completeness',
    'outcome',
    'audited quality',
    'description',
  ),
  better: Maybe(OneOf('higher', 'lower', 'higher', 'lower')),
  target: Maybe(Type.Number()),
  targetWords: Maybe(Type.String()),
  targetSource: Maybe(Type.String()),
  threeValued: Type.Boolean(),
  times: Type.Boolean(),
  countsAfterDays: Type.Optional(Type.Number()),
  gaming: Type.String(),
  resists: Type.String(),
  owner: Type.String(),
})

export const measuresAnswer = Type.Object({
  rows: Type.Array(Row),
  changes: Type.String(),
  interruptions: Type.String(),
  from: Moment,
  until: Moment,
})

const Taken = Type.Object({
  n: Type.Number(),
  never: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  max: Maybe(Type.Number()),
  p50Interval: Maybe(Type.Object({ low: Type.Number(), high: Maybe(Type.Number()) })),
  p90Interval: Maybe(Type.Object({ low: Type.Number(), high: Maybe(Type.Number()) })),
})

const Beside = Type.Object({
  gap: Maybe(Type.String()),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  notYet: Type.Number(),
  n: Type.Number(),
  share: Maybe(Type.String()),
  interval: Maybe(Type.String()),
  timed: Type.Number(),
  neverDone: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
  notReached: Type.Object({ p50: Type.Boolean(), p90: Type.Boolean() }),
  id: Type.String(),
  question: Type.String(),
})

const Table = Type.Object({
  caption: Type.String(),
  head: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
})

const Part = Type.Object({
  ofWhole: Maybe(Type.String()),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  notYet: Type.Number(),
  n: Type.Number(),
  share: Maybe(Type.String()),
  interval: Maybe(Type.String()),
  timed: Type.Number(),
  neverDone: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
  notReached: Type.Object({ p50: Type.Boolean(), p90: Type.Boolean() }),
  group: Type.String(),
})

const GroupRow = Type.Object({
  ratio: Maybe(Type.String()),
  yes: Type.Number(),
  no: Type.Number(),
  notEvidenced: Type.Number(),
  notYet: Type.Number(),
  n: Type.Number(),
  share: Maybe(Type.String()),
  interval: Maybe(Type.String()),
  timed: Type.Number(),
  neverDone: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  longest: Maybe(Type.Number()),
  notReached: Type.Object({ p50: Type.Boolean(), p90: Type.Boolean() }),
  group: Type.String(),
})

const Group = Type.Object({ outcome: Type.String(), hidden: Type.Number(), rows: Type.Array(GroupRow) })

const Spread = Type.Object({
  measure: Type.String(),
  by: OneOf('part', 'month', 'area', 'team', 'all', 'hour'),
  compared: Type.Number(),
  n: Type.Number(),
  outside: Type.Array(Type.String()),
  chart: Type.Object({ svg: Type.String(), table: Table }),
})

const Case = Type.Object({
  href: Type.String(),
  reference: Type.String(),
  at: Moment,
  recordId: Id,
  item: Type.Number(),
  record: Maybe(Type.String()),
  how: Type.String(),
  part: Maybe(Type.String()),
})

export const measuresOneAnswer = Type.Object({
  figure: Maybe(Figure),
  times: Maybe(Type.Object({ taken: Maybe(Taken), allowed: Maybe(Taken) })),
  took: Maybe(Type.String()),
  beside: Type.Array(Beside),
  chart: Maybe(Type.Object({ svg: Type.String(), table: Table })),
  change: Maybe(Type.String()),
  parts: Type.Array(Part),
  groups: Type.Array(Group),
  spreads: Type.Array(Spread),
  outcomes: Type.Array(OneOf('yes', 'no', 'not evidenced', 'not yet')),
  outcome: Maybe(OneOf('yes', 'no', 'not yet', 'not evidenced')),
  month: Maybe(Type.String()),
  cases: Type.Array(Case),
  closed: Type.Number(),
  paged: Type.Boolean(),
  older: Maybe(Type.String()),
  mayOpen: Type.Boolean(),
  from: Moment,
  until: Moment,
  id: Type.String(),
  version: Type.Number(),
  question: Type.String(),
  numerator: Type.String(),
  denominator: Type.String(),
  source: Type.String(),
  finding: Type.String(),
  kind: OneOf('timeliness', 'completeness', 'outcome', 'audited quality', 'description'),
  better: Maybe(OneOf('higher', 'lower')),
  target: Maybe(Type.Number()),
  targetWords: Maybe(Type.String()),
  targetSource: Maybe(Type.String()),
  threeValued: Type.Boolean(),
  countsAfterDays: Type.Optional(Type.Number()),
  gaming: Type.String(),
  resists: Type.String(),
  owner: Type.String(),
})
