// What the page of one action answers a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../registers/schemas.ts'
import { beside } from './answer-parts.ts'

const Detail = Type.Object({
  videos: Type.Array(Type.Object({ text: Type.String(), href: Maybe(Type.String()) })),
  text: Type.Optional(Type.String()),
  recommendations: Type.Optional(Type.Array(Id)),
  measures: Type.Optional(Type.Array(Type.String())),
  guidance: Type.Optional(Type.Array(Type.String())),
  training: Type.Optional(Maybe(Type.String())),
  auditOnly: Type.Optional(Maybe(Type.String())),
  postsFunded: Type.Optional(Maybe(Type.Number())),
  postsFilled: Type.Optional(Maybe(Type.Number())),
  dependsOn: Type.Optional(Type.Array(LocalDate)),
})

const Claim = Type.Object({
  by: Type.String(),
  links: Type.Array(Type.Object({ text: Type.String(), href: Maybe(Type.String()) })),
  at: Moment,
  words: Type.String(),
})

const Checked = Type.Object({ by: Type.String(), at: Moment, words: Type.String() })

const AttachedFile = Type.Object({
  position: Type.Number(),
  what: Type.String(),
  size: Type.String(),
  sha256: Type.String(),
  by: Type.String(),
  at: Moment,
  withdrawn: Maybe(Type.String()),
  href: Maybe(Type.String()),
})

const Early = Type.Object({
  by: Type.String(),
  waitedFor: Type.String(),
  at: Moment,
  words: Type.String(),
  did: OneOf('checked', 'started', 'claimed'),
})

const Effect = Type.Object({ by: Type.String(), at: Moment, words: Type.String(), effect: Type.String() })

const Asked = Type.Object({
  by: Type.String(),
  at: Moment,
  words: Type.String(),
  position: Type.Number(),
  dueOn: LocalDate,
  effectOn: LocalDate,
})

const DateChange = Type.Object({
  by: Type.String(),
  askedBy: Type.String(),
  at: Moment,
  words: Type.String(),
  from: Type.String(),
  dueOn: LocalDate,
  effectOn: LocalDate,
})

const Other = Type.Object({
  href: Type.String(),
  number: Type.Number(),
  text: Type.String(),
  start_on: Maybe(LocalDate),
})

const Due = Type.Object({
  words: Type.String(),
  dueAt: Moment,
  late: Type.Boolean(),
  source: Type.String(),
  basis: OneOf('statute', 'national guidance', 'force', 'Vigil default'),
})

const History = Type.Object({ at: Moment, by: Type.String(), words: Type.String() })

export const actionAnswer = Type.Object({
  details: Detail,
  measures: Type.Array(Type.Object({ id: Type.String(), question: Type.String() })),
  claim: Maybe(Claim),
  checked: Maybe(Checked),
  files: Type.Array(AttachedFile),
  returned: Maybe(Checked),
  early: Type.Array(Early),
  passed: Maybe(Type.String()),
  left: Maybe(Checked),
  why: Maybe(Type.String()),
  withdrawalAsked: Maybe(Checked),
  effect: Maybe(Effect),
  asked: Maybe(Asked),
  dateChanges: Type.Array(DateChange),
  others: Type.Array(Other),
  due: Type.Array(Due),
  history: Type.Array(History),
  buttons: Type.Array(Type.Object({ href: Type.String(), words: Type.String() })),
  number: Type.Number(),
  record_id: Id,
  due_on: Maybe(LocalDate),
  text: Type.String(),
  date_changes: Type.Number(),
  post: Maybe(Type.String()),
  state: Type.String(),
  owner: Maybe(Type.String()),
  recommendations: Type.Array(Id),
  owner_id: Maybe(Id),
  start_on: Maybe(LocalDate),
  effect_on: Maybe(LocalDate),
  audit_only: Maybe(Type.String()),
  depends_on: Type.Array(LocalDate),
  posts_funded: Maybe(Type.Number()),
  posts_filled: Maybe(Type.Number()),
  guidance: Type.Array(Type.String()),
  videos: Type.Array(Type.String()),
  training: Maybe(Type.String()),
  claimed_at: Maybe(Moment),
  ...beside,
})
