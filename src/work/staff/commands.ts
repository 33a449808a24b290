// Adding a member of staff, changing what is recorded of them, and ending their access.
import Type, { type TSchema } from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { when } from '../../registers/deciding.ts'
import { type Role } from '../../registers/permissions.ts'
import type { Also, Command, Decision } from '../../registers/records.ts'
import { byAnotherHuman } from '../../registers/same-human.ts'
import type { StaffDetails, StaffFact, StaffState } from '../../registers/staff.ts'
import { text } from '../../web/fields.ts'
import { type Body, Details, detailRefusals, find } from './details.ts'
import { anotherAdministers, lastAdministrator } from './last-administrator.ts'
import { doubleRefusals, newlyLike } from './like-names.ts'
import { tellChiefOfficer, toldOfAccount, toldOfChange } from './told.ts'

const command = <Schema extends TSchema, Evidence>(given: Command<StaffState, StaffFact, Schema, Evidence>) => given

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
  decide: ({ body, evidence, recordId, now }) =>
    decided(
      [...detailRefusals(body, evidence), ...doubleRefusals(evidence.like, body.anotherPerson)],
      [{ kind: 'staff.joined/1', happenedAt: now, body }],
      tellChiefOfficer(recordId, toldOfChange(null, body)),
    ),
})

export const changeStaff = command({
  name: 'change',
  title: 'Change a member of staff',
  path: 'details',
  permission: 'administer staff',
  body: Details,
  evidence: async (reader, asked) => ({
    ...(await find(reader, asked)),
    another: await anotherAdministers(reader, asked.world.who.forceId, asked.folded.recordId),
  }),
  decide: ({ body, evidence, state, recordId, by, now }) => {
    const changed = changes(state.details, body)
    return decided(
      [
        ...detailRefusals(body, evidence),
        ...doubleRefusals(newlyLike(evidence.like, changed), body.anotherPerson),
        ...stillHere(state),
        ...when(
          body.supervisorId === recordId,
          'supervisorId',
          'Nobody can supervise themselves. Choose somebody else.',
        ),
        ...('roles' in changed
          ? byAnotherHuman(by, recordId, 'You cannot change your own jobs. Ask another administrator.').map(
              ({ sentence }) => refusal('roles', sentence),
            )
          : []),
        // Without an address nobody signs in, and gives nobody a job.
        ...lastAdministrator(state.details.roles, body.email === null ? [] : body.roles, evidence.another),
        ...when(Object.keys(changed).length === 0, '', 'Nothing was changed.'),
      ],
      [{ kind: 'staff.changed/1', happenedAt: now, body: changed }],
      [
        ...tellChiefOfficer(recordId, toldOfChange(state.details, changed)),
        ...(changed.email === null ? [endAccess(by.forceId, recordId)] : []),
      ],
    )
  },
})

/** Who may sign in no longer does not go on by a session of this morning or a token of last year; with another address they sign in anew. */
const endAccess = (force: string, staff: string): Also => ({
  recordId: staff,
  append: async ({ writer, world }) => {
    writer.send(sql`delete from session where force_id = ${force} and staff_id = ${staff}`)
    writer.send(sql`
      update api_token
      set revoked_at = ${world.now}
      where force_id = ${force}
        and staff_id = ${staff}
        and revoked_at is null`)
    await Promise.resolve()
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
  ...(after.collarNumber === undefined || after.collarNumber === (before.collarNumber ?? null)
    ? {}
    : { collarNumber: after.collarNumber }),
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
      title:
        'I confirm. Their sessions end within seconds. Missing children they own are left without an owner and the force incident manager is told. Their actions and command posts become unallocated',
      input: 'checkbox',
    },
  }),
  evidence: async (reader, { folded, world }) => await anotherAdministers(reader, world.who.forceId, folded.recordId),
  decide: ({ body, state, recordId, by, now, evidence }) =>
    decided(
      [
        ...stillHere(state),
        ...(state.leftAt === null ? lastAdministrator(state.details.roles, [], evidence) : []),
        ...(body.sure ? [] : [refusal('sure', 'Tick the box to confirm.')]),
        ...byAnotherHuman(by, recordId, 'You cannot remove yourself. Ask another administrator.'),
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
      description: 'A chief officer reads this. The next account to sign in with their email address becomes theirs',
    }),
  }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, recordId, now }) =>
    decided(
      [
        ...stillHere(state),
        ...when(
          state.account === null,
          '',
          'No account is linked to them. The next account to sign in with their email address becomes theirs.',
        ),
      ],
      [{ kind: 'staff.account-released/1', happenedAt: now, body }],
      tellChiefOfficer(recordId, toldOfAccount),
    ),
})
