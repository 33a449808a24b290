// What the page of one recommendation answers a program, field by field.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment } from '../../registers/schemas.ts'
import { AskedOf } from '../asked-of.ts'
import { Loosening, ScopeChange, Test } from './one-answer/closure-test.ts'
import { BaseChange, DateAsked, DateChange, DateSet } from './one-answer/dates.ts'
import { Closed, EndedBefore, Offered, Revisit, RevisitOffered, Submitted, Verified } from './one-answer/documents.ts'
import { Assured, Cell, CriterionNow, Gaps, History, Reopening, Run, Table } from './one-answer/figures.ts'
import { FoundAgain, Origin, Ruled, WordsCorrected } from './one-answer/origin.ts'
import { RejectionAsked, Supersede, Superseded, SupersedingAsked } from './one-answer/place-taken.ts'
import { Answer, Comment, Responsible, Update } from './one-answer/said-by-the-force.ts'

export const recommendationAnswer = Type.Object({
  asks: Type.Array(Type.String()),
  mayPropose: Type.Boolean(),
  mayApprove: Type.Boolean(),
  /** Who proposed a closure test that nobody has approved; null where none waits. */
  proposedBy: Maybe(Type.String()),
  mayKeep: Type.Boolean(),
  /** What this reader may record of it now: the forms that would not be refused whatever was typed. */
  offers: Type.Array(Type.Object({ path: Type.String(), title: Type.String() })),
  mayCertify: Type.Boolean(),
  mayConfirm: Type.Boolean(),
  mayDecidePlace: Type.Boolean(),
  mayConfirmRevisit: Type.Boolean(),
  record: Id,
  rule: Maybe(Type.Object({ words: Type.String(), source: Type.String() })),
  ruled: Maybe(Ruled),
  handedOn: Maybe(Type.Object({ reference: Type.String(), own: Maybe(LocalDate) })),
  origin: Maybe(Origin),
  wordsAsked: Maybe(Type.Object({ because: Type.String() })),
  wordsCorrections: Type.Array(WordsCorrected),
  mayAgreeWords: Type.Boolean(),
  addressee: Maybe(Type.String()),
  /** Who owes it today, where the body that is named ended or none is named. */
  addresseeSince: Maybe(Type.String()),
  addresseeToBeChosen: Type.Boolean(),
  /** Where no date is set: the local policing body sets it, and otherwise the force's team. */
  datedByBody: Type.Boolean(),
  /** Another is asked for, and waits for a chief officer. */
  addresseeAsked: Maybe(Type.Object({ to: Type.String(), because: Type.String() })),
  /** `withdrawn`: what the one before owed of it was withdrawn, neither met nor breached. */
  addresseeCorrections: Type.Array(
    Type.Object({
      at: Moment,
      from: Type.String(),
      to: Type.String(),
      because: Type.String(),
      agreedBy: Type.String(),
      withdrawn: Type.Boolean(),
    }),
  ),
  scaleWords: Type.String(),
  baseChanges: Type.Array(BaseChange),
  submitted: Maybe(Submitted),
  verified: Maybe(Verified),
  supersedingAsked: Maybe(SupersedingAsked),
  supersededBy: Maybe(Type.String()),
  superseded: Maybe(Superseded),
  supersedes: Type.Array(Supersede),
  revisits: Type.Array(Revisit),
  revisitOffered: Maybe(RevisitOffered),
  foundAgain: Type.Array(FoundAgain),
  closed: Maybe(Closed),
  endedBefore: Type.Array(EndedBefore),
  reopenings: Type.Array(Reopening),
  scopeChanges: Type.Array(ScopeChange),
  rejected: Maybe(Superseded),
  rejectionAsked: Maybe(RejectionAsked),
  offered: Maybe(Offered),
  dateSet: Maybe(DateSet),
  responsible: Maybe(Responsible),
  /** The officer named is in the force no longer: what is overdue goes to every chief officer. */
  responsibleLeft: Type.Boolean(),
  updates: Type.Array(Update),
  atOnce: Type.Boolean(),
  answer: Maybe(Answer),
  ended: Type.Boolean(),
  movedBefore: Type.Number(),
  found: Type.Object({ times: Type.Number(), firstOn: Maybe(LocalDate) }),
  assured: Maybe(Assured),
  criteria: Type.Array(CriterionNow),
  gaps: Type.Array(Gaps),
  /** What “met” leaves out, where its test asks nothing of audited files. */
  unasked: Maybe(Type.String()),
  month: Maybe(Type.String()),
  bars: Maybe(Type.Object({ svg: Type.String(), table: Table })),
  countsSince: Maybe(Type.String()),
  months: Type.Array(Type.Object({ month: Type.String(), cells: Type.Array(Cell) })),
  history: Type.Array(History),
  runs: Type.Array(Run),
  dateChanges: Type.Array(DateChange),
  dateAsked: Maybe(DateAsked),
  comments: Type.Array(Comment),
  mayAgree: Type.Boolean(),
  mayMoveOwn: Type.Boolean(),
  reference: Type.String(),
  record_id: Id,
  source: Type.String(),
  inspection: Type.String(),
  published: Maybe(LocalDate),
  theme: Type.String(),
  words: Maybe(Type.String()),
  due_on: Maybe(LocalDate),
  stage: Type.String(),
  test: Maybe(Test),
  test_set_at: Maybe(Moment),
  counts_from: Maybe(Type.String()),
  loosenings: Type.Array(Loosening),
  date_changes: Type.Number(),
  asked_of: AskedOf,
  standing: Maybe(Type.String()),
  /** The status in words, or why there is none. */
  status: Type.String(),
  since: Maybe(Moment),
  judged_at: Maybe(Moment),
  earliest_pass: Maybe(LocalDate),
  stops: Maybe(Type.Array(Type.String())),
  found_again: Type.Number(),
  first_found_on: Maybe(LocalDate),
  untestable: Maybe(Type.String()),
  verified_route: Maybe(Type.String()),
})
