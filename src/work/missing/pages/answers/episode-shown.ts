// What the page of one child answers a program now, and as it was known at a moment, alike.
import Type from 'typebox'
import { Id, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { CorrectionsWaiting, DeskAdvice, LoweringProposed, NotKnownThen, Protection, Rule } from './episode-parts.ts'
import { aged, Caller, Dose, Due, LastSeen, Level, Located, ReturnInterview, Source } from './parts.ts'
import { Close, Grave, Interview, Learned, Shared, Told } from './return-parts.ts'
import { CarerForm, Hypothesis, Outstanding, Owner, Settled, Task } from './search-parts.ts'

const May = Type.Object({
  title: Type.String(),
  actions: Type.Array(Type.Object({ path: Type.String(), title: Type.String() })),
})

export const shown = {
  places: Type.Array(Type.Object({ place: Type.String(), why: Type.String() })),
  grade: Maybe(Level),
  gradeFloor: Maybe(Level),
  endorsed: Type.Boolean(),
  /** The endorsement was of a lower grade than the one that stands. */
  raisedSince: Type.Boolean(),
  dose: Maybe(Dose),
  protection: Maybe(Protection),
  loweringProposed: Maybe(LoweringProposed),
  /** Their rank, in words. */
  loweringDecidedBy: Maybe(Type.String()),
  /** A second person decides. */
  voidProposed: Maybe(Type.Object({ by: Type.String(), at: Moment, because: Type.String(), yours: Type.Boolean() })),
  deskAdvice: Maybe(DeskAdvice),
  deskAsked: Type.Union([Type.String(), Type.Null()], {
    description:
      'Why the exploitation desk advises on the lower grade that is proposed, in words; null where nobody waits for it',
  }),
  deskOpen: Type.Boolean(),
  owner: Maybe(Owner),
  acknowledged: Type.Boolean(),
  mine: Type.Boolean(),
  due: Type.Array(Due),
  settled: Type.Array(Settled),
  outstanding: Type.Array(Outstanding),
  elsewhere: Type.Boolean(),
  tasks: Type.Array(Task),
  hypotheses: Type.Array(Hypothesis),
  carerFormsUnread: Type.Array(CarerForm),
  carerForms: Type.Array(CarerForm),
  sharedInReturnInterview: Type.Array(Shared),
  told: Type.Array(Told),
  promisedBy: Maybe(Moment),
  close: Maybe(Type.Array(Close)),
  returnInterview: Maybe(ReturnInterview),
  reviewBy: Maybe(Moment),
  corrections: Type.Number(),
  correctionsWaiting: Type.Array(CorrectionsWaiting),
  timeline: Type.Array(NotKnownThen),
  timelineBefore: Maybe(Type.Integer()),
  timelineLeft: Type.Integer(),
  timelineLater: Type.Integer(),
  wordingWaits: Type.Number(),
  may: Type.Array(May),
  danger: Type.String(),
  callerSays: Maybe(Type.String()),
  floor: Maybe(Level),
  rules: Type.Array(Rule),
  belowMinimum: Type.Boolean(),
  notKnown: Type.Array(Type.Object({ id: Type.String(), words: Type.String() })),
  missingMinutes: Maybe(Type.Number()),
  located: Maybe(Type.Object({ ...Located.properties, howSaid: Type.String() })),
  returnedAt: Maybe(Moment),
  interview: Maybe(Interview),
  interviewExcepted: Maybe(Type.Object({ because: Type.String(), reason: Type.String() })),
  learned: Maybe(Learned),
  ethnicity: Maybe(Type.String()),
  grave: Maybe(Grave),
  dead: Type.Boolean(),
  diedIn: Maybe(Type.Object({ recordId: Id, at: Moment, searched: Type.Boolean() })),
  closedAt: Maybe(Moment),
  repeatedBy: Maybe(Type.Object({ recordId: Id, reportedAt: Moment })),
  name: Type.String(),
  ...aged,
  ageDisputed: Type.Boolean(),
  turnedAdult: Type.Union([Type.String(), Type.Null()], {
    description: 'The day on which a child who is still looked for turned 18, in words; otherwise null',
  }),
  fromRecord: Maybe(Type.String()),
  contradictions: Type.Array(Type.String()),
  harmedHere: Maybe(Type.String()),
  sex: Maybe(Type.String()),
  description: Maybe(Type.String()),
  placement: Maybe(Type.String()),
  path: Maybe(OneOf('missing', 'known whereabouts', 'concern for safety')),
  why: Type.String(),
  lastSeen: Maybe(LastSeen),
  lastSeenWhen: Maybe(Type.String()),
  caller: Maybe(Caller),
  callerNumber: Maybe(OneOf('can be rung', 'none to ring', 'check the number')),
  source: Maybe(Source),
  reportedAt: Maybe(Moment),
  phase: OneOf('none', 'closed', 'returned', 'open', 'voided', 'transferred', 'known', 'reported', 'located'),
}
