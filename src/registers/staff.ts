// The staff of a force and its units: what their facts fold into, and the rows that everything else reads.
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Fact } from '../practice/fact.ts'
import { type Folded, owesNothing, type Procedure } from '../practice/procedure.ts'
import {
  readStaffFact,
  readUnitFact,
  type StaffDetails,
  type StaffFact,
  type UnitDetails,
  type UnitFact,
} from './staff/facts.ts'

export * from './staff/facts.ts'
export * from './staff/lists.ts'
export * from './staff/queries.ts'
export * from './staff/reach.ts'
export { OtherEntries, PersonRow, personOfRow, StaffRow } from './staff/rows.ts'

export type StaffState = {
  readonly details: StaffDetails
  readonly leftAt: Instant | null
  /** By which they are known at the sign-in provider, since their first sign-in. */
  readonly account: Account | null
}
export type Account = { readonly issuer: string; readonly subject: string }

const nobodyYet: StaffDetails = {
  name: 'Name not recorded',
  roles: [],
  unit: null,
  email: null,
  supervisorId: null,
  gradingTrainedUntil: null,
}

export const staffProcedure: Procedure<StaffState, StaffFact> = {
  ...owesNothing,
  record: 'staff',
  begin: { details: nobodyYet, leftAt: null, account: null },
  evolve: evolveStaff,
  read: readStaffFact,
  project: (folded) => [upsertStaff(folded)],
  tables: ['staff'],
  words: (kind) => factWords[kind] ?? kind,
  /** That they signed in meanwhile contradicts no change of their details. */
  tells: ['staff.account-bound/1'],
}

export type UnitState = { readonly details: UnitDetails | null; readonly disbandedAt: Instant | null }

export const unitProcedure: Procedure<UnitState, UnitFact> = {
  ...owesNothing,
  record: 'unit',
  begin: { details: null, disbandedAt: null },
  evolve: evolveUnit,
  read: readUnitFact,
  project: (folded) => (folded.state.details === null ? [] : [upsertUnit(folded, folded.state.details)]),
  tables: ['unit'],
  words: (kind) => factWords[kind] ?? kind,
}

const factWords: Readonly<Record<string, string>> = {
  'staff.joined/1': 'recorded the member of staff',
  'staff.changed/1': 'changed the member of staff’s details',
  'staff.left/1': 'recorded that the member of staff left',
  'staff.account-bound/1': 'signed in for the first time with this account',
  'staff.account-released/1': 'let them sign in with another account',
  'unit.described/1': 'described the unit',
  'unit.disbanded/1': 'recorded that the unit was disbanded',
}

function evolveStaff(state: StaffState, fact: StaffFact): StaffState {
  switch (fact.kind) {
    case 'staff.joined/1':
      return { ...state, details: fact.body, leftAt: null }
    case 'staff.changed/1':
      return { ...state, details: { ...state.details, ...fact.body } }
    case 'staff.left/1':
      return { ...state, leftAt: fact.happenedAt }
    case 'staff.account-bound/1':
      return { ...state, account: fact.body }
    case 'staff.account-released/1':
      return { ...state, account: null }
    case 'staff.erased':
      return state
  }
}

function evolveUnit(state: UnitState, fact: UnitFact): UnitState {
  switch (fact.kind) {
    case 'unit.described/1':
      return { details: fact.body, disbandedAt: null }
    case 'unit.disbanded/1':
      return { ...state, disbandedAt: fact.happenedAt }
  }
}

function upsertStaff({ forceId, recordId, state }: Folded<StaffState, Fact>): Sql {
  const { details } = state
  return sql`
    insert into staff (force_id, staff_id, name, roles, unit_id, email, supervisor_id, grading_trained_until, phone, call_sign,
      collar_number, left_at, account_issuer, account_subject)
    values (${forceId}, ${recordId}, ${details.name}, ${[...details.roles]}, ${details.unit}, ${details.email}, ${details.supervisorId},
      ${details.gradingTrainedUntil}, ${details.phone ?? null}, ${details.callSign ?? null},
      ${details.collarNumber ?? null}, ${state.leftAt},
      ${state.account?.issuer ?? null}, ${state.account?.subject ?? null})
    on conflict (force_id, staff_id) do update
    set name = excluded.name, roles = excluded.roles, unit_id = excluded.unit_id, email = excluded.email,
      supervisor_id = excluded.supervisor_id, grading_trained_until = excluded.grading_trained_until,
      phone = excluded.phone, call_sign = excluded.call_sign, collar_number = excluded.collar_number, left_at = excluded.left_at,
      account_issuer = excluded.account_issuer, account_subject = excluded.account_subject`
}

function upsertUnit({ forceId, recordId, state }: Folded<UnitState, Fact>, details: UnitDetails): Sql {
  return sql`
    insert into unit (force_id, record_id, unit_id, name, area, kind, phone, disbanded_at)
    values (${forceId}, ${recordId}, ${details.unit}, ${details.name}, ${details.area}, ${details.kind}, ${details.phone ?? null},
      ${state.disbandedAt})
    on conflict (force_id, record_id) do update
    set unit_id = excluded.unit_id, name = excluded.name, area = excluded.area, kind = excluded.kind,
      phone = excluded.phone, disbanded_at = excluded.disbanded_at`
}
