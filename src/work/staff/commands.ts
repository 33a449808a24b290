// Adding a member of staff, changing what is recorded of them, and ending their access.
import Type, { type Static, type TSchema } from 'typebox'
import type { Reader } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Role, roles } from '../../registers/permissions.ts'
import type { Also, Command, Decision } from '../../registers/records.ts'
import { Id, Line, LocalDate, Maybe } from '../../registers/schemas.ts'
import type { StaffDetails, StaffFact, StaffState } from '../../registers/staff.ts'
import type { World } from '../../registers/world.ts'
import { line, optionalText, text } from '../../web/fields.ts'
import { jobRefusals } from './bodies.ts'
import { doubleRefusals, type Like, likeNames } from './like-names.ts'
import { optionalPhone, phoneRefusals } from './phone.ts'
import { emailInUse, staffOrLeft, unitById } from './queries.ts'
import { tellChiefOfficer, toldOfAccount, toldOfChange } from './told.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<StaffState, StaffFact, Schema, Evidence>) => given

const Details = Type.Object({
  name: line('Name', 'Enter their name', { most: 120 }),
  email: {
    ...Maybe(Line(254)),
    title: 'Email address they sign in with',
    description: 'As the sign-in provider knows it. Without one they cannot sign in',
  },
  unit: { ...Maybe(Line(60)), title: 'Unit', input: 'select' },
  supervisorId: {
    ...Maybe(Id),
    title: 'Supervisor',
    description: 'Who is told at once when they break glass',
    input: 'select',
  },
  roles: {
    ...Type.Array(Type.Enum([...roles]), { maxItems: roles.length, uniqueItems: true }),
    title: 'Jobs',
    description: 'What they may do follows from these and from nothing else',
    input: 'checkboxes',
  },
  gradingTrainedUntil: { ...Maybe(LocalDate), title: 'Trained in grading until', input: 'date' },
  phone: optionalPhone('Telephone at work', 'Shown beside each child they own, to be rung at night'),
  callSign: Type.Optional({ ...Maybe(Line(20)), title: 'Call sign', input: 'text' }),
  anotherPerson: Type.Optional(
    optionalText('If somebody of a like name works here: how do you know that this is another person?', {
      most: 1000,
      description: 'A chief officer reads it',
    }),
  ),
})
type Body = Static<typeof Details>

type Found = {
  readonly emailTaken: boolean
  readonly unitKnown: boolean
  readonly supervisorKnown: boolean
  readonly known: boolean
  readonly like: readonly Like[]
}

async function find(
  reader: Reader,
  asked: { readonly body: Body; readonly world: World; readonly folded: { readonly recordId: string } },
): Promise<Found> {
  const { body, world } = asked
  const { recordId } = asked.folded
  const force = world.who.forceId
  const [taken, unit, supervisor, self, like] = await Promise.all([
    body.email === null ? null : emailInUse.one(reader, { email: body.email, but: recordId }),
    body.unit === null ? null : unitById.one(reader, { force, unit: body.unit }),
    body.supervisorId === null ? null : staffOrLeft.one(reader, { force, staff: body.supervisorId }),
    staffOrLeft.one(reader, { force, staff: recordId }),
    likeNames.all(reader, { force, name: body.name, but: recordId }),
  ])
  return {
    emailTaken: taken?.taken === true,
    unitKnown: body.unit === null || unit !== null,
    supervisorKnown: body.supervisorId === null || supervisor?.left_at === null,
    known: self !== null,
    like,
  }
}

function detailRefusals(body: Body, found: Found): readonly Refusal[] {
  return [
    ...(body.email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)
      ? [refusal('email', 'Enter an email address, like name@force.police.uk.')]
      : []),
    ...(found.emailTaken ? [refusal('email', 'Somebody else signs in with this address. Enter another.')] : []),
    ...phoneRefusals(body.phone),
    ...(found.unitKnown ? [] : [refusal('unit', 'There is no such unit. Choose one of the list.')]),
    ...(found.supervisorKnown ? [] : [refusal('supervisorId', 'They do not work for the force now. Choose another.')]),
    ...jobRefusals(body.roles),
  ]
}

const decided = (
  refusals: readonly Refusal[],
  facts: Extract<Decision, { kind: 'facts' }>['facts'],
  also: readonly Also[] = [],
): Decision => (refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts, also })

export const join = command({
  name: 'join',
  title: 'Add a member of staff',
  path: 'people',
  permission: 'administer staff',
  opens: true,
  body: Details,
  evidence: find,
  decide: ({ body, evidence, recordId, by, now }) =>
    decided(
      [...detailRefusals(body, evidence), ...doubleRefusals(evidence.like, body.anotherPerson)],
      [{ kind: 'staff.joined/1', happenedAt: now, body }],
      tellChiefOfficer(by.forceId, recordId, toldOfChange(null, body)),
    ),
})

export const changeStaff = command({
  name: 'change',
  title: 'Change a member of staff',
  path: 'details',
  permission: 'administer staff',
  body: Details,
  evidence: find,
  decide: ({ body, evidence, state, recordId, by, now }) => {
    const changed = changes(state.details, body)
    return decided(
      [
        ...detailRefusals(body, evidence),
        ...('name' in changed ? doubleRefusals(evidence.like, body.anotherPerson) : []),
        ...stillHere(state),
        ...(body.supervisorId === recordId ? [refusal('supervisorId', 'Nobody supervises themselves.')] : []),
        ...(recordId === by.staffId && 'roles' in changed
          ? [refusal('roles', 'Nobody changes their own jobs: ask another administrator.')]
          : []),
        ...(Object.keys(changed).length === 0 ? [refusal('', 'Nothing was changed.')] : []),
      ],
      [{ kind: 'staff.changed/1', happenedAt: now, body: changed }],
      tellChiefOfficer(by.forceId, recordId, toldOfChange(state.details, changed)),
    )
  },
})

/** Only what is different now. */
const changes = (before: StaffDetails, after: Body): Partial<StaffDetails> => ({
  ...(before.name === after.name ? {} : { name: after.name }),
  ...(before.email === after.email ? {} : { email: after.email }),
  ...(before.unit === after.unit ? {} : { unit: after.unit }),
  ...(before.supervisorId === after.supervisorId ? {} : { supervisorId: after.supervisorId }),
  ...(sameJobs(before.roles, after.roles) ? {} : { roles: after.roles }),
  ...(before.gradingTrainedUntil === after.gradingTrainedUntil
    ? {}
    : { gradingTrainedUntil: after.gradingTrainedUntil }),
  ...(after.phone === undefined || after.phone === (before.phone ?? null) ? {} : { phone: after.phone }),
  ...(after.callSign === undefined || after.callSign === (before.callSign ?? null) ? {} : { callSign: after.callSign }),
  ...((after.anotherPerson ?? '') === '' ? {} : { anotherPerson: after.anotherPerson }),
})

const sameJobs = (a: readonly Role[], b: readonly Role[]): boolean =>
  [...a].sort().join('\n') === [...b].sort().join('\n')

const stillHere = (state: StaffState): readonly Refusal[] =>
  state.leftAt === null ? [] : [refusal('', 'They have left.')]

export const leave = command({
  name: 'leave',
  title: 'They have left, or may no longer sign in',
  path: 'departure',
  permission: 'administer staff',
  body: Type.Object({
    sure: {
      ...Type.Boolean(),
      title: 'Their sessions end within seconds. Actions and command posts they own become unallocated',
      input: 'checkbox',
    },
  }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, recordId, by, now }) =>
    decided(
      [
        ...stillHere(state),
        ...(body.sure ? [] : [refusal('sure', 'Tick to say that you mean it.')]),
        ...(recordId === by.staffId ? [refusal('', 'Nobody removes themselves: ask another administrator.')] : []),
      ],
      [{ kind: 'staff.left/1', happenedAt: now, body: {} }],
    ),
})

export const releaseAccount = command({
  name: 'release-account',
  title: 'Let another account sign in as them',
  path: 'account-release',
  permission: 'administer staff',
  body: Type.Object({
    because: text('Why is it another account?', 'Say why it is another account', {
      most: 1000,
      description: 'A chief officer reads it. Whoever signs in next with their address is taken for them',
    }),
  }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, recordId, by, now }) =>
    decided(
      [
        ...stillHere(state),
        ...(state.account === null ? [refusal('', 'They are known by no account: whoever signs in next is.')] : []),
      ],
      [{ kind: 'staff.account-released/1', happenedAt: now, body }],
      tellChiefOfficer(by.forceId, recordId, toldOfAccount),
    ),
})
