// What the page of one audit answers a program, field by field.
import Type from 'typebox'
import { RootShown } from '../../registers/ledger-roots.ts'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { Grade } from './answer-parts.ts'
import { plansOfSameCases } from './queries.ts'
import { Totals } from './totals.ts'

const Plan = Type.Object({
  second: Type.Optional(Type.Object({ because: Type.String(), beside: Type.Array(Type.String()) })),
  title: Type.String(),
  kind: OneOf('case files', 're-ask'),
  topic: Type.String(),
  until: LocalDate,
  from: LocalDate,
  size: Type.Number(),
  doubleShare: Type.Number(),
  peerShare: Type.Number(),
  seedHash: Type.String(),
  by: Id,
  at: Moment,
})

const Withdrawn = Type.Object({ because: Type.String(), by: Type.String(), at: Moment })

const DrawDue = Type.Object({ at: Moment, late: Type.Boolean(), source: Type.String() })

const ByHand = Type.Object({ words: Type.String(), command: Type.String(), answers: Type.String() })

const Strata = Type.Object({ stratum: Type.String(), cases: Type.Number(), drawn: Type.Number() })

const Drawn = Type.Object({
  at: Moment,
  seed: Type.String(),
  population: Type.Number(),
  ledgerSize: Type.Number(),
  root: Maybe(RootShown),
  loadedLater: Type.Boolean(),
  byHand: Type.Array(ByHand),
  waited: Maybe(Type.Number()),
  since: Maybe(
    Type.Array(
      Type.Object({
        words: Type.String(),
        cases: Type.Array(Type.Object({ name: Type.String(), stratum: Type.String() })),
      }),
    ),
  ),
  strata: Type.Array(Strata),
})

const OnTime = Type.Object({
  share: Type.Number(),
  n: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  words: Type.String(),
})

const Gaps = Type.Object({
  points: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  onTime: OnTime,
  doneWell: OnTime,
  measure: Type.String(),
  question: Type.String(),
  words: Type.String(),
})

const Result = Type.Object({
  grade: Grade,
  count: Type.Number(),
  n: Type.Number(),
  share: Maybe(Type.String()),
  interval: Type.String(),
})

const OfNoShare = Type.Object({ stratum: Type.String(), cases: Type.Number() })

const AskedAgain = Type.Object({
  same: Type.Number(),
  n: Type.Number(),
  notAsked: Type.Number(),
  share: Maybe(Type.String()),
  interval: Maybe(Type.String()),
  worth: Maybe(Type.String()),
  without: Type.Array(OfNoShare),
})

const Agreement = Type.Object({
  words: Type.String(),
  n: Type.Number(),
  observed: Maybe(Type.String()),
  kappa: Maybe(Type.String()),
  /** Why there is no interval; null where there is one. */
  without: Maybe(Type.String()),
  interval: Maybe(Type.String()),
})

const ByAnother = Type.Object({
  given: Type.Number(),
  graded: Type.Number(),
  sent: Type.Number(),
  typed: Type.Number(),
  waiting: Type.Number(),
  /** Sent, and neither graded, refused nor taken back. */
  withThem: Type.Number(),
})

const DrawnFile = Type.Object({
  recordId: Id,
  stratum: Type.String(),
  team: Type.String(),
  how: Type.String(),
  auditors: Type.Array(Type.String()),
  grade: Maybe(Type.String()),
  status: Type.String(),
  concern: Maybe(Moment),
  concernAnswered: Maybe(Type.String()),
  reAsked: Type.Number(),
  /** What was said again is what the record says. */
  reAskedSame: Type.Boolean(),
})

export const auditAnswer = Type.Object({
  record: Id,
  title: Type.String(),
  plan: Plan,
  over: Type.Boolean(),
  mayDraw: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
  withdrawn: Maybe(Withdrawn),
  drawDue: Maybe(DrawDue),
  second: Maybe(Type.String()),
  others: Type.Array(Type.Object({ ...plansOfSameCases.row.properties, state: Type.String() })),
  seedPrefix: Type.String(),
  drawn: Maybe(Drawn),
  ungraded: Type.Number(),
  gaps: Type.Array(Gaps),
  results: Type.Array(Result),
  askedAgain: Maybe(AskedAgain),
  worth: Maybe(Type.String()),
  ofNoShare: Type.Array(OfNoShare),
  agreement: Type.Array(Agreement),
  byAnother: ByAnother,
  files: Type.Array(DrawnFile),
  /** For whoever opens no case, as the commissioner’s office. */
  totals: Maybe(Totals),
})
