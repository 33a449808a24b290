// What is recorded of a member of staff, as a form asks for it, and what refuses it.
import Type, { type Static } from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { roles } from '../../registers/permissions.ts'
import { Id, Line, LocalDate, Maybe } from '../../registers/schemas.ts'
import type { World } from '../../registers/world.ts'
import { line, optionalText } from '../../web/fields.ts'
import { jobRefusals } from './bodies.ts'
import { type Like, likePeople, mailboxOf } from './like-names.ts'
import { optionalPhone, phoneRefusals } from './phone.ts'
import { collarNumberInUse, emailInUse, oneEntryAtATime, staffOrLeft, unitById } from './queries.ts'

export const Details = Type.Object({
  name: line('Name', 'Enter their name', { most: 120 }),
  email: {
    ...Maybe(Line(254)),
    title: 'Email address they sign in with',
    description:
      'The address the sign-in provider has for them. Without one they cannot sign in: their sessions and API tokens end',
  },
  unit: { ...Maybe(Line(60)), title: 'Unit', input: 'select' },
  supervisorId: {
    ...Maybe(Id),
    title: 'Supervisor',
    description: 'Supervisor, who is told at once when they break the glass',
    input: 'select',
  },
  roles: {
    ...Type.Array(Type.Enum([...roles]), { maxItems: roles.length, uniqueItems: true }),
    title: 'Jobs',
    description: 'Their jobs alone decide what they may do',
    input: 'checkboxes',
  },
  gradingTrainedUntil: { ...Maybe(LocalDate), title: 'Trained in grading until', input: 'date' },
  phone: optionalPhone(
    'Telephone at work',
    'Shown beside each missing child they own, so that they can be rung at night',
  ),
  callSign: Type.Optional({ ...Maybe(Line(20)), title: 'Call sign', input: 'text' }),
  collarNumber: Type.Optional({
    ...Maybe(Line(20)),
    title: 'Collar, warrant or staff number',
    description:
      'Each person has only one. It shows when one person has been entered twice, even under different names',
    input: 'text',
  }),
  anotherPerson: Type.Optional(
    optionalText(
      'If somebody with a similar name, or the same telephone number or mailbox, works here: how do you know that this is another person?',
      {
        most: 1000,
        description: 'A chief officer reads this',
      },
    ),
  ),
})
export type Body = Static<typeof Details>

type Found = {
  readonly emailTaken: boolean
  /** Who works here under the same number. */
  readonly numberOf: string | null
  readonly unitKnown: boolean
  readonly supervisorKnown: boolean
  readonly known: boolean
  readonly like: readonly Like[]
}

export async function find(
  reader: Reader,
  asked: { readonly body: Body; readonly world: World; readonly folded: { readonly recordId: string } },
): Promise<Found> {
  const { body, world } = asked
  const { recordId } = asked.folded
  const force = world.who.forceId
  const number = body.collarNumber ?? null
  await oneEntryAtATime.one(reader, { force })
  const [taken, unit, supervisor, self, like, numbered] = await Promise.all([
    body.email === null ? null : emailInUse.one(reader, { email: body.email, but: recordId }),
    body.unit === null ? null : unitById.one(reader, { force, unit: body.unit }),
    body.supervisorId === null ? null : staffOrLeft.one(reader, { force, staff: body.supervisorId }),
    staffOrLeft.one(reader, { force, staff: recordId }),
    likePeople.all(reader, {
      force,
      name: body.name,
      phone: (body.phone ?? '').replace(/[^0-9]/g, ''),
      mailbox: mailboxOf(body.email),
      but: recordId,
    }),
    number === null ? null : collarNumberInUse.one(reader, { force, number, but: recordId }),
  ])
  return {
    emailTaken: taken?.taken === true,
    numberOf: numbered?.name ?? null,
    unitKnown: body.unit === null || unit !== null,
    supervisorKnown: body.supervisorId === null || supervisor?.left_at === null,
    known: self !== null,
    like,
  }
}

export function detailRefusals(body: Body, found: Found): readonly Refusal[] {
  return [
    ...(body.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)
      ? [refusal('email', 'Enter an email address, like name@force.police.uk.')]
      : []),
    ...(found.emailTaken ? [refusal('email', 'Somebody else signs in with this address. Enter another.')] : []),
    ...(body.collarNumber == null || /[1-9]/.test(body.collarNumber)
      ? []
      : [refusal('collarNumber', 'Enter the number as the force writes it, including its digits, or leave it empty.')]),
    ...(found.numberOf === null
      ? []
      : [
          refusal(
            'collarNumber',
            `${found.numberOf} already has this number, and no two people share one. If this is the same person, change their record instead. If not, one of the two numbers is wrong.`,
          ),
        ]),
    ...phoneRefusals(body.phone),
    ...(found.unitKnown ? [] : [refusal('unit', 'There is no such unit. Choose one from the list.')]),
    ...(found.supervisorKnown
      ? []
      : [refusal('supervisorId', 'This person does not work for the force now. Choose somebody else.')]),
    ...jobRefusals(body.roles),
  ]
}
