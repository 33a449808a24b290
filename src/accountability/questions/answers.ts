// What the pages of public questions answer a program, field by field: those there are, and one.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { publicFigure } from '../public-figure.ts'
import { publicGap } from '../public-gap.ts'
import { supplementaries, tiesAsked } from './forums.ts'
import { panelMeetings, questions } from './queries.ts'

const Question = Type.Object({
  ...questions.row.properties,
  /** Not admitted, and not the reader's to decide on: its words are null. */
  withheld: Type.Boolean(),
  /** Its words, or when it came; where several would be called the same, which of them it is. */
  called: Type.String(),
  forumWords: Type.String(),
  hasMeetings: Type.Boolean(),
  next: Maybe(Type.String()),
  /** The meeting at which it was to be put is cancelled. */
  cancelled: Type.Boolean(),
})

const PanelMeeting = Type.Object({ ...panelMeetings.row.properties, forumWords: Type.String() })

export const questionsAnswer = Type.Object({
  questions: Type.Array(Question),
  /** Today’s and those to come, the next first. */
  panelMeetings: Type.Array(PanelMeeting),
  /** The latest first, those that were cancelled too. */
  pastMeetings: Type.Array(PanelMeeting),
  mayEnter: Type.Boolean(),
  waiting: Maybe(Type.Object({ since: Maybe(Type.String()), n: Type.Number() })),
  mostADay: Type.Number(),
})

const Received = Type.Object({
  ticket: Type.Optional(Maybe(Type.String())),
  /** Null where they are withheld. */
  question: Maybe(Type.String()),
  forum: Type.String(),
  receivedAt: Moment,
})

const Forum = Type.Object({
  rule: Type.String(),
  kind: OneOf('panel', 'public meeting', 'at any time'),
  source: Type.String(),
  words: Type.String(),
  id: Type.String(),
  decides: OneOf('panel secretariat', "commissioner's office"),
  notice: OneOf('none', 'clear working days', 'midday, days before'),
  days: Type.Number(),
  most: Type.Number(),
  whoMayAsk: Type.String(),
  tie: Type.Optional(OneOf(...tiesAsked)),
  supplementary: Type.Optional(OneOf(...supplementaries)),
  meetings: Type.Array(Type.String()),
})

const Admitted = Type.Object({
  lateBecause: Type.Optional(Maybe(Type.String())),
  movedBecause: Type.Optional(Maybe(Type.String())),
  meetingOn: Maybe(LocalDate),
  inTime: Maybe(Type.Boolean()),
  latest: Maybe(Moment),
})

const Allocated = Type.Object({ dueOn: LocalDate, staffId: Id, name: Type.String() })

const Figure = Type.Object({
  measure: Type.String(),
  question: Type.String(),
  last: Type.String(),
  year: Type.Object(publicFigure),
  gap: Type.Optional(Maybe(publicGap)),
})

const Answer = Type.Object({
  figure: Type.Optional(Maybe(Figure)),
  role: Type.Optional(Maybe(Type.String())),
  measure: Maybe(Type.String()),
  figures: Maybe(Type.String()),
  by: Type.String(),
  answer: Type.String(),
  at: Moment,
  to: Type.Number(),
})

export const questionAnswer = Type.Object({
  received: Received,
  withheld: Type.Boolean(),
  asker: Maybe(Type.Object({ name: Maybe(Type.String()), email: Maybe(Type.String()) })),
  forum: Maybe(Forum),
  lookAt: Type.Array(Type.String()),
  decides: Type.Boolean(),
  deciders: Type.Array(Type.String()),
  mayAnswer: Type.Boolean(),
  mayFollow: Type.Boolean(),
  mayMove: Type.Boolean(),
  owed: Type.Array(Type.Object({ name: Type.String(), dueAt: Moment })),
  toBeForgotten: Type.Boolean(),
  stage: OneOf('published', 'received', 'answered', 'rejected', 'allocated', 'admitted'),
  admitted: Maybe(Admitted),
  rejected: Maybe(Type.String()),
  allocated: Maybe(Allocated),
  answers: Type.Array(Answer),
  supplementary: Type.Array(Type.String()),
  /** Who in the chair consented to each. */
  consents: Type.Array(Maybe(Type.String())),
  /** How whoever asked says they belong to the area, for those who decide; null where the forum does not ask. */
  tie: Maybe(Type.String()),
  followUps: Type.Array(Type.Object({ words: Type.String(), at: Moment })),
  publishedAt: Maybe(Moment),
  escalated: Type.Array(Type.String()),
  record: Id,
})
