// What is said of two ways of writing one home: that they are one, and that they are two after all.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../../registers/fact-kinds.ts'
import { Line, Text } from '../../../registers/schemas.ts'

const kinds = {
  /** `home`: the way by which it goes from now on. */
  'same-home.said/1': Type.Object({ written: Line(300), home: Line(300), because: Text(1000) }),
  'same-home.taken-back/1': Type.Object({ because: Text(1000) }),
} as const

export type Bodies = BodiesOf<typeof kinds>
export type SameHomeFact = FactsOf<Bodies>
export type NewSameHomeFact = NewFactsOf<Bodies>
export const read = readerOf(kinds)
