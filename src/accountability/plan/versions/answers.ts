// What the pages of plans and their versions answer a program, field by field: those there are, one, what differs, the letter.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { plans } from './queries.ts'

const Report = Type.Object({
  title: Type.String(),
  inspection: Maybe(Id),
  publishedOn: LocalDate,
  due: Maybe(LocalDate),
  late: Type.Boolean(),
})

export const planVersionsAnswer = Type.Object({
  plans: Type.Array(Type.Object({ ...plans.row.properties, reports: Type.Array(Report) })),
  mayWrite: Type.Boolean(),
})

const Approved = Type.Object({ by: Id, at: Moment, words: Maybe(Type.String()) })

const Answered = Type.Object({
  kind: OneOf('submitted', 'draft', 'approved', 'accepted', 'queried'),
  by: Id,
  at: Moment,
  words: Maybe(Type.String()),
})

const Version = Type.Object({
  number: Type.Number(),
  /** The version before it; null of the first. */
  before: Maybe(Type.Number()),
  state: Type.String(),
  because: Maybe(Type.String()),
  actions: Type.Number(),
  draftedBy: Type.String(),
  draftedAt: Moment,
  approved: Maybe(Approved),
  submitted: Maybe(Approved),
  answered: Maybe(Answered),
})

export const planOneAnswer = Type.Object({
  versions: Type.Array(Version),
  lacks: Type.Array(Type.String()),
  since: Maybe(Type.Number()),
  actions: Type.Number(),
  /** Of its recommendations those that other bodies are asked. */
  ofOthers: Type.Number(),
  buttons: Type.Array(Type.Object({ path: Type.String(), words: Type.String() })),
  reports: Type.Array(Report),
  record: Id,
  title: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  publishedOn: Type.Optional(Maybe(LocalDate)),
  recommendations: Type.Optional(Type.Array(Id)),
})

const Field = Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() })

const Changed = Type.Object({ number: Type.Number(), text: Type.String(), fields: Type.Array(Field) })

export const planDifferenceAnswer = Type.Object({
  added: Type.Array(Type.Object({ number: Type.Number(), text: Type.String() })),
  removed: Type.Array(Type.Object({ number: Type.Number(), text: Type.String() })),
  changed: Type.Array(Changed),
  recommendations: Type.Array(Type.String()),
  count: Type.Number(),
  title: Maybe(Type.String()),
  record: Id,
  from: Type.Number(),
  to: Type.Number(),
  because: Maybe(Type.String()),
  numbers: Type.Array(Type.Number()),
})

const Count = Type.Object({
  actions: Type.Number(),
  unallocated: Type.Number(),
  moved: Type.Number(),
  /** Recommendations: asked, with an action, without one but with a reason, ended without one, and with neither action nor reason. */
  asked: Type.Number(),
  answered: Type.Number(),
  reasons: Type.Number(),
  ended: Type.Number(),
  neither: Type.Number(),
  /** Addressed to other bodies, and counted in none of these. */
  ofOthers: Type.Number(),
})

const Owner = Type.Object({ staffId: Id, name: Type.String(), post: Type.String() })

const Action = Type.Object({
  number: Type.Number(),
  text: Type.String(),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Number(),
  state: Type.String(),
  id: Id,
  owner: Maybe(Owner),
  recommendations: Type.Array(Type.String()),
  measures: Type.Array(Type.Object({ question: Type.String(), id: Type.String() })),
  guidance: Type.Array(Type.String()),
  videos: Type.Array(Type.String()),
  training: Maybe(Type.String()),
  auditOnly: Maybe(Type.String()),
  postsFunded: Maybe(Type.Number()),
  postsFilled: Maybe(Type.Number()),
  dependsOn: Type.Array(Type.Number()),
  startOn: Maybe(LocalDate),
  effectOn: Maybe(LocalDate),
})

const Recommendation = Type.Object({
  actions: Type.Array(Action),
  reference: Type.String(),
  theme: Type.String(),
  words: Maybe(Type.String()),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Optional(Type.Number()),
  noAction: Type.Optional(Maybe(Type.String())),
  ended: Type.Optional(Maybe(Type.String())),
  askedOf: Type.Optional(Maybe(Type.String())),
  atOnce: Type.Optional(
    Maybe(
      Type.Object({
        reported: Maybe(Type.Object({ on: LocalDate, to: Type.String(), says: Type.String() })),
      }),
    ),
  ),
})

export const planLetterAnswer = Type.Object({
  record: Id,
  title: Maybe(Type.String()),
  to: Maybe(Type.String()),
  reports: Type.Array(Type.Object({ title: Maybe(Type.String()), publishedOn: LocalDate })),
  number: Type.Number(),
  draftedAt: Moment,
  approved: Maybe(Approved),
  hash: Type.String(),
  counts: Count,
  recommendations: Type.Array(Recommendation),
})
