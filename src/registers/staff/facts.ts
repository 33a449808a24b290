// What can happen to a member of staff, and to a unit.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { FactsOf } from '../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf, readerOf } from '../fact-kinds.ts'
import { roles } from '../permissions.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../schemas.ts'

/** As it is rung, from inside or outside: digits, spaces, brackets, and an extension. */
export const Phone = Type.String({
  minLength: 5,
  maxLength: 40,
  pattern: '^\\+?[0-9][0-9 ()-]{3,24}( ?(ext|x)\\.? ?[0-9]{1,6})?$',
})

const phoneCheck = Compile(Phone)
export const isPhone = (text: string): boolean => phoneCheck.Check(text)

export const StaffDetails = Type.Object({
  name: Line(120),
  roles: Type.Array(Type.Enum([...roles]), { maxItems: roles.length }),
  /** The unit's short name. */
  unit: Maybe(Line(60)),
  /** As the sign-in provider says it; nobody signs in without one. */
  email: Maybe(Line(254)),
  supervisorId: Maybe(Id),
  gradingTrainedUntil: Maybe(LocalDate),
  /** Absent in what was recorded before it was asked. */
  phone: Type.Optional(Maybe(Phone)),
  /** As the radio knows them. */
  callSign: Type.Optional(Maybe(Line(20))),
  /** Collar, warrant or staff number: the force gives a human one. Absent in what was recorded before it was asked. */
  collarNumber: Type.Optional(Maybe(Line(20))),
  /** Where somebody of a like name works here: how it is known that they are two. */
  anotherPerson: Type.Optional(Maybe(Text(1000))),
})
export type StaffDetails = Static<typeof StaffDetails>

export const UnitDetails = Type.Object({
  /** Short name, as in `stafford-response`. */
  unit: Line(60),
  name: Line(120),
  area: Line(120),
  /** 'response', 'control room', 'missing team', 'investigation'. */
  kind: Line(60),
  /** Its desk, day and night: rung where the owner has none of their own. */
  phone: Type.Optional(Maybe(Phone)),
})
export type UnitDetails = Static<typeof UnitDetails>

export const staffBodies = {
  'staff.joined/1': StaffDetails,
  'staff.changed/1': Type.Partial(StaffDetails),
  'staff.left/1': Type.Object({}),
  /** At the first sign-in: from then on no other account of this provider signs in as them. */
  'staff.account-bound/1': Type.Object({ issuer: Line(2000), subject: Line(255) }),
  /** Their account was made anew: the next one that comes with their address is bound. */
  'staff.account-released/1': Type.Object({ because: Text(1000) }),
} as const

export type StaffFact = FactsOf<BodiesOf<typeof staffBodies>> | FactsOf<ErasedOf<'staff'>>

export const readStaffFact = erasableReaderOf('staff', staffBodies)

/** A unit is no person: nothing of it is ever erased. */
const unitBodies = { 'unit.described/1': UnitDetails, 'unit.disbanded/1': Type.Object({}) } as const

export type UnitFact = FactsOf<BodiesOf<typeof unitBodies>>

export const readUnitFact = readerOf(unitBodies)
