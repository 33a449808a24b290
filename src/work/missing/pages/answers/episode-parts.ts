// The parts that answers about one child are made of, each once.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../../../registers/schemas.ts'
import { Level } from './parts.ts'

export const Form = Type.Object({ date: LocalDate, time: Type.String(), twice: Type.Boolean() })

export const LedgerMoment = Type.Object({ words: Type.String(), at: Moment, when: Type.String() })

const Wording = Type.Object({
  position: Type.Number(),
  phrase: Type.String(),
  why: Type.String(),
  judged: Maybe(OneOf('upheld', 'dismissed')),
})

export const NotKnownThen = Type.Object({
  position: Type.Number(),
  happenedAt: Moment,
  recordedAt: Moment,
  by: Type.String(),
  words: Type.String(),
  detail: Type.String(),
  lateMinutes: Maybe(Type.Number()),
  corrects: Maybe(Type.Number()),
  correctedBy: Maybe(Type.Number()),
  correctable: Type.Boolean(),
  wording: Type.Array(Wording),
})

const Earlier = Type.Object({
  recordId: Id,
  reportedAt: Moment,
  closedAt: Maybe(Moment),
  foundAt: Maybe(Moment),
  harm: Type.String(),
})

export const History = Type.Object({
  newSinceReferral: Type.Optional(Type.Array(OneOf('exploitation', 'harm'))),
  partnersMetAt: Type.Optional(Maybe(Moment)),
  earlier: Type.Array(Earlier),
  reportsIn90Days: Type.Number(),
  reportsIn12Months: Type.Number(),
  harmedBefore: OneOf('no', 'harm', 'serious harm'),
  exploitationFlag: OneOf('high', 'none', 'known or suspected'),
  harmInExploitationEpisode: Type.Boolean(),
  firstEpisodeId: Maybe(Type.String()),
  triggerPlanAt: Maybe(Moment),
  repeatReferralAt: Maybe(Moment),
})

const Before = Type.Object({
  since: Moment,
  until: Moment,
  how: OneOf(
    'other',
    'released',
    'accommodated',
    'emergency protection order',
    'interim care order',
    'time passed',
    'went missing',
  ),
})

export const Protection = Type.Object({
  place: Type.String(),
  constable: Type.String(),
  nearEnd: Type.Boolean(),
  designated: Maybe(Type.String()),
  stillNeeded: Type.Boolean(),
  before: Type.Array(Before),
  notTold: Type.Array(Type.String()),
  hours: Type.Number(),
  most: Type.Number(),
  until: Moment,
})

export const LoweringProposed = Type.Object({
  because: Type.String(),
  evidence: Type.String(),
  level: Level,
  reason: Type.String(),
  position: Type.Number(),
  by: Type.String(),
})

export const DeskAdvice = Type.Object({
  because: Type.String(),
  proposedAtPosition: Type.Number(),
  advice: OneOf('may be lowered', 'must not be lowered'),
  as: OneOf('exploitation desk', 'on-call detective inspector'),
  by: Type.String(),
})

export const Owner = Type.Object({ staffId: Id, name: Type.String(), unit: Type.String() })

export const Settled = Type.Object({
  words: Type.String(),
  owner: Type.String(),
  dueAt: Moment,
  doneAt: Maybe(Moment),
  recordedAt: Maybe(Moment),
  due: Type.String(),
  done: Maybe(Type.String()),
  recorded: Maybe(Type.String()),
  compliance: OneOf('not evidenced', 'met', 'running', 'breached', 'no longer owed'),
})

export const Outstanding = Type.Object({
  code: Type.String(),
  words: Type.String(),
  whose: Maybe(Type.String()),
  mine: Type.Boolean(),
})

export const Task = Type.Object({
  position: Type.Number(),
  action: Type.String(),
  words: Type.String(),
  by: Maybe(Moment),
})

const HypotheseSettled = Type.Object({
  outcome: OneOf('borne out', 'ruled out'),
  because: Type.String(),
  at: Moment,
})

export const Hypothesis = Type.Object({
  words: Type.String(),
  because: Type.String(),
  position: Type.Number(),
  at: Moment,
  settled: Maybe(HypotheseSettled),
})

export const CarerForm = Type.Object({
  position: Type.Number(),
  standing: Type.String(),
  by: Type.String(),
  tonight: Maybe(Type.String()),
  at: Moment,
})

export const Told = Type.Object({ words: Type.String(), subject: Maybe(Type.String()), at: Moment })

export const Close = Type.Object({ sentence: Type.String(), path: Maybe(Type.String()), whose: Maybe(Type.String()) })

export const CorrectionsWaiting = Type.Object({
  because: Type.String(),
  position: Type.Number(),
  body: Type.Record(Type.String(), Type.Unknown()),
  happenedAt: Moment,
  proposedAt: Type.Number(),
  by: Type.String(),
  kind: Type.String(),
  words: Type.String(),
})

export const Rule = Type.Object({
  source: Type.String(),
  because: Type.String(),
  id: Type.String(),
  level: Level,
})

export const Interview = Type.Object({
  where: Type.String(),
  faceToFace: Type.Boolean(),
  offeredApart: Type.Boolean(),
  apart: Type.Boolean(),
  alone: Maybe(Type.Boolean()),
  firstAccount: Type.String(),
  crimeDisclosed: Type.Boolean(),
  stoppedForPlannedInterview: Type.Boolean(),
  howApart: Type.String(),
  disclosed: Type.String(),
  at: Moment,
})

/** What was shared of the return interview, in the words of who reported it. */
export const Shared = Type.Object({
  at: Moment,
  by: Type.String(),
  outcome: OneOf('offered', 'done', 'declined', 'missed'),
  shared: Maybe(Type.String()),
  bySignedLink: Type.Boolean(),
})

export const Learned = Type.Object({
  why: Maybe(Type.String()),
  harm: OneOf('harm', 'serious harm', 'none known'),
  where: Type.String(),
  harmDetail: Maybe(Type.String()),
  withWhom: Maybe(Type.String()),
  intended: OneOf('yes', 'no', 'not known'),
  at: Moment,
})

export const Grave = Type.Object({
  outcome: OneOf('found dead', 'seriously harmed'),
  detail: Type.String(),
  place: Type.String(),
  at: Moment,
})

const photograph = {
  path: Type.String(),
  use: Type.String(),
  agreedBy: Maybe(Type.String()),
  from: Type.String(),
  sha256: Type.String(),
  width: Type.Number(),
  height: Type.Number(),
  taken: Maybe(Type.String()),
  looks: Maybe(Type.String()),
  consent: OneOf('police and partners', 'may be published', 'nobody could be asked'),
  position: Type.Number(),
  at: Moment,
  by: Id,
}

export const Photograph = Type.Object(photograph)

export const PhotographThen = Type.Object({ ...photograph, withdrawnSince: Type.Boolean() })
