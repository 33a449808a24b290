// What can happen to the record of a person the force knows.
import Type, { type Static } from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../schemas.ts'

/** Everything that is recorded of a person; each part is as it was said, and may be wrong. */
export const PersonDetails = Type.Object({
  name: Line(200),
  otherNames: Type.Array(Line(200), { maxItems: 5 }),
  dateOfBirth: Maybe(LocalDate),
  ageDisputed: Type.Boolean(),
  sex: Maybe(Line(40)),
  address: Maybe(Line(300)),
  postcode: Maybe(Line(10)),
  phones: Type.Array(Line(40), { maxItems: 10 }),
  lookedAfterBy: Maybe(Line(200)),
})
export type PersonDetails = Static<typeof PersonDetails>

const personBodies = {
  'person.recorded/1': PersonDetails,
  'person.corrected/1': Type.Partial(PersonDetails),
  'person.merged/1': Type.Object({ into: Id, because: Type.Optional(Text(1000)) }),
  /** `from` is the record that stood for the child until then. */
  'person.split/1': Type.Object({ because: Type.Optional(Text(1000)), from: Type.Optional(Maybe(Id)) }),
  'person.restricted/1': Type.Object({ reason: Text(1000) }),
  /** Asked for by one and agreed by another; of before that was so, neither. */
  'person.unrestricted/1': Type.Object({
    reason: Type.Optional(Text(1000)),
    askedBy: Type.Optional(Id),
    agreedBy: Type.Optional(Id),
  }),
} as const

type Bodies = BodiesOf<typeof personBodies>
export type PersonFact = FactsOf<Bodies> | FactsOf<ErasedOf<'person'>>
export type NewPersonFact = NewFactsOf<Bodies>

/** Of a split, the record that stood for the child until then. */
export function leftOf(body: unknown): string | null {
  const from = typeof body === 'object' && body !== null && 'from' in body ? body.from : null
  return typeof from === 'string' ? from : null
}

export const readPersonFact = erasableReaderOf('person', personBodies)
