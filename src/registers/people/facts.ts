// What can happen to the record of a person the force knows.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf, NewFactsOf } from '../../practice/fact.ts'
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

/** `person.erased` stands for any fact whose body was erased by lawful authority. */
type Bodies = { [Kind in keyof typeof personBodies]: Static<(typeof personBodies)[Kind]> } & { 'person.erased': null }
export type PersonFact = FactsOf<Bodies>
export type NewPersonFact = NewFactsOf<Omit<Bodies, 'person.erased'>>

/** Of a split, the record that stood for the child until then. */
export function leftOf(body: unknown): string | null {
  const from = typeof body === 'object' && body !== null && 'from' in body ? body.from : null
  return typeof from === 'string' ? from : null
}

const compiled = {
  recorded: Compile(personBodies['person.recorded/1']),
  corrected: Compile(personBodies['person.corrected/1']),
  merged: Compile(personBodies['person.merged/1']),
  split: Compile(personBodies['person.split/1']),
  restricted: Compile(personBodies['person.restricted/1']),
  unrestricted: Compile(personBodies['person.unrestricted/1']),
}

/** A stored fact, parsed; a kind that is not a person's is a bug and throws. */
export function readPersonFact(fact: Fact): PersonFact {
  const { kind, body } = fact
  if (body === null) return { ...fact, kind: 'person.erased', body: null }
  switch (kind) {
    case 'person.recorded/1':
      return { ...fact, kind, body: compiled.recorded.Parse(body) }
    case 'person.corrected/1':
      return { ...fact, kind, body: compiled.corrected.Parse(body) }
    case 'person.merged/1':
      return { ...fact, kind, body: compiled.merged.Parse(body) }
    case 'person.split/1':
      return { ...fact, kind, body: compiled.split.Parse(body) }
    case 'person.restricted/1':
      return { ...fact, kind, body: compiled.restricted.Parse(body) }
    case 'person.unrestricted/1':
      return { ...fact, kind, body: compiled.unrestricted.Parse(body) }
    default:
      throw new Error(`${kind} is not a fact of a person`)
  }
}
