// A file of another force's audit, graded here: what came, and what was found in it.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { Escalated } from '../../../registers/escalated.ts'
import { type BodiesOf, readerOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, Maybe, Text, When } from '../../../registers/schemas.ts'
import { graded } from '../facts.ts'

/** Names, telephone numbers, addresses of email, postcodes and dates of birth are taken out before it goes. */
export const FileSent = Type.Object({
  fileId: Id,
  fromName: Line(),
  topic: Line(100),
  entries: Type.Array(
    Type.Object({ at: When, recordedAt: When, words: Line(200), detail: Type.String({ maxLength: 9000 }) }),
    { minItems: 1, maxItems: 1000 },
  ),
})

export const Answer = Type.Object({
  peerFileId: Id,
  fileId: Id,
  by: Line(),
  /** Null where they do not grade it. */
  grading: Maybe(Type.Object(graded)),
  because: Maybe(Text(1000)),
})

export const Recall = Type.Object({ peerFileId: Id, because: Text(1000) })

/** What puts a child at risk now: it goes into the case there, and is not kept here. */
export const Concern = Type.Object({ peerFileId: Id, fileId: Id, by: Line(), concern: Text(3000) })

const kinds = {
  'peer-file.received/1': Type.Object({ fromForce: Line(60), ...FileSent.properties }),
  'peer-file.graded/1': Type.Object(graded),
  'peer-file.refused/1': Type.Object({ because: Text(1000) }),
  /** By the force whose audit it is, before it was answered here. */
  'peer-file.recalled/1': Type.Object({ because: Text(1000) }),
  'peer-file.concern-raised/1': Type.Object({}),
  'peer-file.escalated/1': Escalated,
} as const
export type Bodies = BodiesOf<typeof kinds>
export type PeerFact = FactsOf<Bodies>
export type NewPeerFact = NewFactsOf<Bodies>
export const read = readerOf(kinds)
