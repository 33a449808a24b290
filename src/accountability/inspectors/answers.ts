// What the pages of the inspectors’ workspace answer a program, field by field.
import Type from 'typebox'
import { RootShown } from '../../registers/ledger-roots.ts'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { audits, mine } from './queries.ts'

/** Each file by itself is no page's: only what is said of them together. */
const { strata, graded, ...audit } = audits.row.properties

const Figure = Type.Object({
  measure: Type.String(),
  part: Maybe(Type.String()),
  month: Type.String(),
  yes: Type.Number(),
  notEvidenced: Type.Number(),
  question: Type.String(),
  low: Maybe(Type.Number()),
  high: Maybe(Type.Number()),
  n: Type.Number(),
  percent: Maybe(Type.Number()),
})

const Recommendation = Type.Object({
  /** `gap`: how far a matter of time is above audited files, in words. `unasked`: it is met by a test that asks nothing of those, and clearly fewer are good. */
  figures: Type.Array(Type.Object({ ...Figure.properties, gap: Maybe(Type.String()), unasked: Type.Boolean() })),
  reference: Type.String(),
  record_id: Id,
  inspection: Type.String(),
  published: Maybe(LocalDate),
  theme: Type.String(),
  words: Maybe(Type.String()),
  due_on: Maybe(LocalDate),
  stage: Type.String(),
  said: Type.Object({ by: Type.String(), words: Type.String() }),
  test: Maybe(
    Type.Object({ criteria: Type.Array(Type.Object({ measure: Type.String(), part: Maybe(Type.String()) })) }),
  ),
  date_changes: Type.Number(),
  asked_of: AskedOf,
  standing: Maybe(Type.String()),
  untestable: Type.Boolean(),
  judged_at: Maybe(Moment),
  stops: Maybe(Type.Array(Type.String())),
  found_again: Type.Number(),
  revisit: Maybe(Type.String()),
  verified_at: Maybe(Moment),
})

export const inspectorAnswer = Type.Object({
  /** The report that was chosen, and what it is called; null for all. */
  of: Maybe(Type.String()),
  title: Maybe(Type.String()),
  reports: Type.Array(Type.Object({ of: Type.String(), title: Type.String(), n: Type.Number(), href: Type.String() })),
  fieldworks: Type.Array(mine.row),
  groups: Type.Array(Type.Object({ standing: Type.String(), folded: Type.Boolean(), at: Type.Array(Type.Number()) })),
  recommendations: Type.Array(Recommendation),
  audits: Type.Array(Type.Object({ ...audit, share: Type.String() })),
})

const DrawnFile = Type.Object({ recordId: Id, stratum: Type.String(), rank: Type.String() })

/** The ledger that it was drawn from; samples of before that was kept have none. */
/** How many cases that ledger and the cases of the day of the draw have not in common. */
const Since = Type.Object({ left: Type.Number(), joined: Type.Number(), moved: Type.Number() })

const Sample = Type.Object({
  topic: Type.String(),
  files: Type.Array(DrawnFile),
  until: LocalDate,
  from: LocalDate,
  seed: Type.String(),
  population: Type.Number(),
  at: Moment,
  root: Type.Optional(RootShown),
  since: Type.Optional(Since),
})

const Grade = OneOf('good', 'inadequate', 'requires improvement')

const Judged = Type.Object({
  grade: Grade,
  recordId: Id,
  note: Maybe(Type.String()),
})

const SampledFile = Type.Object({
  address: Maybe(Type.String()),
  /** Where this file is returned because a child may not be safe; and whether it was, and answered. */
  returning: Maybe(Type.String()),
  returned: Maybe(Type.Object({ at: Moment, answeredAt: Maybe(Moment) })),
  judged: Maybe(Judged),
  /** Where a team works on it. */
  judgedBy: Maybe(Type.String()),
  recordId: Id,
  stratum: Type.String(),
  rank: Type.String(),
  number: Type.Number(),
})

const Register = Type.Object({
  reference: Type.String(),
  inspection: Type.String(),
  published: Maybe(LocalDate),
  theme: Type.String(),
  words: Maybe(Type.String()),
  stage: Type.String(),
  standing: Maybe(Type.String()),
  stops: Type.Array(Type.String()),
  figures: Type.Array(Figure),
  dueOn: Maybe(LocalDate),
  foundAgain: Type.Number(),
  dateChanges: Type.Number(),
  computedAt: Maybe(Moment),
})

const Redaction = Type.Object({ file: Type.Number(), what: Type.String(), times: Type.Number() })

const Pack = Type.Object({
  left: Type.Optional(Type.Array(Type.Object({ file: Type.Number(), times: Type.Number() }))),
  register: Type.Optional(Type.Array(Register)),
  files: Type.Number(),
  sha256: Type.String(),
  redactions: Type.Array(Redaction),
  at: Moment,
})

export const fieldworkAnswer = Type.Object({
  sample: Maybe(Sample),
  files: Type.Array(SampledFile),
  counts: Type.Array(Type.Object({ grade: Grade, n: Type.Number() })),
  judged: Type.Number(),
  share: Type.String(),
  packs: Type.Array(Pack),
  title: Type.Optional(Type.String()),
  until: Type.Optional(LocalDate),
  from: Type.Optional(LocalDate),
  by: Type.Optional(Id),
  record: Id,
  /** Who else sees it, by name. */
  team: Type.Array(Type.String()),
  mayName: Type.Boolean(),
})
