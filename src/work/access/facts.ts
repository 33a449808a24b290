// What can happen when a restricted record is opened: the glass is broken with a reason, and the next day somebody else looks at it; and how a restriction ends.
import Type from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'

const kinds = {
  /** On a record of its own: the restricted record cannot be loaded by whom it is closed to. */
  'opening.glass-broken/1': Type.Object({ recordId: Id, reason: Text(1000), until: When, told: Line(100) }),
  'opening.reviewed/1': Type.Object({
    recordId: Id,
    staffId: Id,
    day: LocalDate,
    finding: Type.Union([Type.Literal('in order'), Type.Literal('to be looked into')]),
    note: Maybe(Text(1000)),
  }),
  /** `recordId` is the child's own record; the restriction of their closed episodes follows it. */
  'opening.lift-asked/1': Type.Object({ recordId: Id, reason: Text(1000), told: Line(100) }),
  'opening.lifted/1': Type.Object({ told: Line(100) }),
  'opening.lift-refused/1': Type.Object({ because: Text(1000) }),
} as const

type Bodies = BodiesOf<typeof kinds>
export type OpeningFact = FactsOf<Bodies> | FactsOf<ErasedOf<'opening'>>
export type Broken = Bodies['opening.glass-broken/1']
export type Reviewed = Bodies['opening.reviewed/1']
export type LiftAsked = Bodies['opening.lift-asked/1']

export const read = erasableReaderOf('opening', kinds)
