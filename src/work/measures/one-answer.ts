// What the page of one measure answers a program, field by field.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { definition, figure, gapInPoints } from './answer-parts.ts'

/** The highest is null where it was not reached. */
const Interval = Type.Object({ low: Type.Number(), high: Maybe(Type.Number()) })

const Taken = Type.Object({
  n: Type.Number(),
  never: Type.Number(),
  p50: Maybe(Type.Number()),
  p90: Maybe(Type.Number()),
  max: Maybe(Type.Number()),
  p50Interval: Maybe(Interval),
  p90Interval: Maybe(Interval),
})

const Beside = Type.Object({
  id: Type.String(),
  question: Type.String(),
  ...figure,
  gap: Maybe(Type.String()),
  gapInPoints: Maybe(gapInPoints),
})

const Chart = Type.Object({
  svg: Type.String(),
  table: Type.Object({
    caption: Type.String(),
    head: Type.Array(Type.String()),
    rows: Type.Array(Type.Array(Type.String())),
  }),
})

const Share = Type.Object({ proportion: Type.Number(), low: Type.Number(), high: Type.Number() })

const Part = Type.Object({
  group: Type.String(),
  ...figure,
  ofWhole: Maybe(Type.String()),
  shareOfWhole: Maybe(Share),
})

const Ratio = Type.Object({ ratio: Type.Number(), low: Type.Number(), high: Type.Number() })

const GroupRow = Type.Object({
  group: Type.String(),
  ...figure,
  ratio: Maybe(Type.String()),
  ratioToWhite: Maybe(Ratio),
})

const Group = Type.Object({ outcome: Type.String(), hidden: Type.Number(), rows: Type.Array(GroupRow) })

const Spread = Type.Object({
  measure: Type.String(),
  question: Type.String(),
  by: OneOf('part', 'month', 'area', 'team', 'all', 'hour'),
  compared: Type.Number(),
  n: Type.Number(),
  worth: Type.Number(),
  outside: Type.Array(Type.String()),
  phi: Maybe(Type.Number()),
  differ: Type.Boolean(),
  apart: Type.Boolean(),
  words: Type.String(),
  chart: Chart,
})

const Outcome = OneOf('yes', 'no', 'not evidenced', 'not yet')

const Case = Type.Object({
  href: Type.String(),
  reference: Type.String(),
  at: Moment,
  recordId: Id,
  item: Type.Number(),
  record: Maybe(Type.String()),
  how: Type.String(),
  part: Maybe(Type.String()),
  said: Type.String(),
})

export const measuresOneAnswer = Type.Object({
  ...definition,
  from: Moment,
  until: Moment,
  figure: Maybe(Type.Object(figure)),
  times: Maybe(Type.Object({ taken: Maybe(Taken), allowed: Maybe(Taken) })),
  took: Maybe(Type.String()),
  allowedWords: Type.String(),
  beside: Type.Array(Beside),
  chart: Maybe(Chart),
  change: Maybe(Type.String()),
  parts: Type.Array(Part),
  groups: Type.Array(Group),
  spreads: Type.Array(Spread),
  /** Whether they are of other measures; then places in them of what chance does not explain, and of what it does. */
  comparesOthers: Type.Boolean(),
  apart: Type.Array(Type.Integer()),
  alike: Type.Array(Type.Integer()),
  outcomes: Type.Array(Outcome),
  outcome: Maybe(Outcome),
  month: Maybe(Type.String()),
  cases: Type.Array(Case),
  /** Places in them: those that stand open on the page, and those that fold. */
  casesOpen: Type.Array(Type.Integer()),
  casesFolded: Type.Array(Type.Integer()),
  closed: Type.Number(),
  paged: Type.Boolean(),
  older: Maybe(Type.String()),
  mayOpen: Type.Boolean(),
})
