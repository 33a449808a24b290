// A child offered by another force: what was disclosed, and how it was answered.
import Type from 'typebox'
import type { FactsOf } from '../../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, Maybe, Text, When } from '../../../registers/schemas.ts'
import { Answer, Described, DisclosedHistory, DoseDue, Level, PhotographConsent } from '../fact-parts.ts'

/** Everything that passes from one force to the other. Nothing of the caller's but the telephone that may have to be rung. */
export const PackageShape = Type.Object({
  ...Described,
  why: Text(),
  /** Since when the child has been missing: the law counts from then, whichever force has the child. */
  firstContactAt: When,
  /** When the UK Missing Persons Unit was told. Absent in packages made before it was sent. */
  unitToldAt: Type.Optional(Maybe(When)),
  answers: Type.Array(
    Type.Object({
      question: Line(80),
      answer: Answer,
      saidBy: Line(),
      at: When,
      note: Type.Optional(Maybe(Text(1000))),
    }),
    { maxItems: 60 },
  ),
  /** By when an essential dose must be given. Absent in packages made before it was asked. */
  doseDue: Type.Optional(Maybe(DoseDue)),
  level: Level,
  /** Since when it is HIGH, counted through every force. Absent in packages made before it was sent. */
  highSince: Type.Optional(Maybe(When)),
  gradingBecause: Text(),
  /** What may have happened, and where the child was found before. Absent in packages made before they were sent. */
  known: Type.Optional(Type.Array(Text(1000), { maxItems: 60 })),
  /** What its records hold of earlier harm and exploitation, as the rules ask for it. Absent in packages made before it was sent: then it stands in words only. */
  history: Type.Optional(DisclosedHistory),
  done: Type.Array(Type.Object({ at: When, words: Text(1000) }), { maxItems: 200 }),
})

export const Offer = Type.Object({
  transferId: Id,
  fromRecordId: Id,
  fromName: Line(),
  because: Text(),
  package: PackageShape,
})

export const OfferAnswer = Type.Object({
  transferId: Id,
  fromRecordId: Id,
  answer: Type.Union([Type.Literal('accepted'), Type.Literal('refused')]),
  by: Line(),
  because: Maybe(Text()),
  receivingRecordId: Maybe(Id),
})

/** What is known at the acceptance, whole: what came since the offer is seen by comparing the two. */
export const Addition = Type.Object({ transferId: Id, package: PackageShape })

/** One photograph, as it stands with us, and what was agreed for it: sent to the force that has accepted the child, and to none that only looked. */
export const PhotographSent = Type.Object({
  transferId: Id,
  picture: Type.String({ minLength: 1, maxLength: 3_000_000 }),
  from: Line(),
  taken: Maybe(Line(100)),
  looks: Maybe(Text(1000)),
  consent: PhotographConsent,
  agreedBy: Maybe(Line()),
  /** Its entry with us, by which it can be called back. Absent in those sent until December 2026. */
  position: Type.Optional(Type.Integer()),
})

/** What was agreed no longer stands: theirs to show no more, wherever it has gone since. */
export const PhotographCalledBack = Type.Object({ transferId: Id, position: Type.Integer(), because: Text(1000) })

export const Withdrawal = Type.Object({ transferId: Id, because: Line(300) })

const kinds = {
  'transfer.received/1': Type.Object({
    fromForce: Line(60),
    fromName: Line(),
    fromRecordId: Id,
    because: Text(),
    package: PackageShape,
  }),
  /** `joined`: the child was open here already, and what was disclosed went into that episode. Absent where one was opened for it. */
  'transfer.accepted/1': Type.Object({ episodeId: Id, joined: Type.Optional(Type.Literal(true)) }),
  'transfer.refused/1': Type.Object({ because: Text() }),
  /** By the force that made it: what it knew when we accepted, where that is more than it had offered. */
  'transfer.added/1': Type.Object({ package: PackageShape }),
  /** By the force that made it: a photograph that it sent, or would have, may not be used any more. */
  'transfer.photograph-withdrawn/1': Type.Object({ position: Type.Integer(), because: Text(1000) }),
  /** By the force that made it: the child is not missing now. Also where we had accepted. */
  'transfer.withdrawn/1': Type.Object({ because: Line(300) }),
} as const

export type Bodies = BodiesOf<typeof kinds>
export type TransferFact = FactsOf<Bodies> | FactsOf<ErasedOf<'transfer'>>
export const read = erasableReaderOf('transfer', kinds)
