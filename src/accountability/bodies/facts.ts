// What can happen to a body of the accountability around the force: it is entered with its term, it ends, another takes over.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, OneOf, Text } from '../../registers/schemas.ts'

export const bodyKinds = [
  'local policing body',
  'panel',
  'inspectorate',
  'force',
  'police complaints body',
  'coroner',
  'partner',
] as const

/** Of these there are several at a time. */
export const several: readonly string[] = ['coroner', 'partner']

const kinds = {
  'body.entered/1': Type.Object({
    kind: OneOf(...bodyKinds),
    name: Line(200),
    /** Its first day; null where it was there from before anything here. */
    from: Maybe(LocalDate),
  }),
  /** The last day of its term, and by what it ended. */
  'body.ended/1': Type.Object({ on: LocalDate, because: Line(300) }),
  'body.succeeded/1': Type.Object({ by: Id }),
  /** Name and term as they should have been entered. */
  'body.corrected/1': Type.Object({
    name: Line(200),
    from: Maybe(LocalDate),
    until: Maybe(LocalDate),
    because: Text(500),
  }),
} as const

export type BodyBodies = BodiesOf<typeof kinds>
export type BodyFact = FactsOf<BodyBodies>
export type NewBodyFact = NewFactsOf<BodyBodies>
export const read = readerOf(kinds)
