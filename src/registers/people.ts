// The people a force knows: what their facts fold into, and the row that the search reads.
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { type Folded, owesNothing, type Procedure } from '../practice/procedure.ts'
import { type PersonDetails, type PersonFact, readPersonFact } from './people/facts.ts'

export * from './people/contacts.ts'
export * from './people/facts.ts'
export * from './people/reasons.ts'
export * from './people/search.ts'

export type PersonState = {
  readonly details: PersonDetails
  /** When the authority that looks after them was last recorded. */
  readonly lookedAfterAt: Instant | null
  /** The person this record was merged into; a record is never rewritten, so a split only takes this away. */
  readonly mergedInto: string | null
  readonly restricted: { readonly reason: string; readonly since: Instant } | null
}

const unknown: PersonDetails = {
  name: 'Name not recorded',
  otherNames: [],
  dateOfBirth: null,
  ageDisputed: false,
  sex: null,
  address: null,
  postcode: null,
  phones: [],
  lookedAfterBy: null,
}

export const personProcedure: Procedure<PersonState, PersonFact> = {
  record: 'person',
  begin: { details: unknown, lookedAfterAt: null, mergedInto: null, restricted: null },
  evolve: evolvePerson,
  read: readPersonFact,
  project: projectPerson,
  tables: ['person'],
  ...owesNothing,
  words: (kind) => factWords[kind] ?? kind,
}

const factWords: Readonly<Record<string, string>> = {
  'person.recorded/1': 'recorded the person',
  'person.corrected/1': 'corrected the person’s details',
  'person.merged/1': 'merged two records of one person',
  'person.split/1': 'split records that were not one person',
  'person.restricted/1': 'restricted who may open the record',
  'person.unrestricted/1': 'lifted the restriction',
}

export function evolvePerson(state: PersonState, fact: PersonFact): PersonState {
  switch (fact.kind) {
    case 'person.recorded/1':
      return { ...state, details: fact.body, lookedAfterAt: saidAt(fact.body.lookedAfterBy, fact.recordedAt) }
    case 'person.corrected/1': {
      const { lookedAfterBy: by } = fact.body
      const lookedAfterAt = by === undefined ? state.lookedAfterAt : saidAt(by, fact.recordedAt)
      return { ...state, details: { ...state.details, ...fact.body }, lookedAfterAt }
    }
    case 'person.merged/1':
      return { ...state, mergedInto: fact.body.into }
    case 'person.split/1':
      return { ...state, mergedInto: null }
    case 'person.restricted/1':
      return { ...state, restricted: { reason: fact.body.reason, since: fact.recordedAt } }
    case 'person.unrestricted/1':
      return { ...state, restricted: null }
    case 'person.erased':
      return state
  }
}

/** The row of state, then the restriction: in this order the writer may still see the row being changed. */
function projectPerson(
  after: Folded<PersonState, PersonFact>,
  before: Folded<PersonState, PersonFact> | null,
): readonly Sql[] {
  const { forceId, recordId, state } = after
  const row = upsertPerson(forceId, recordId, state)
  const was = before?.state.restricted ?? null
  if (JSON.stringify(was) === JSON.stringify(state.restricted)) return [row]
  if (state.restricted === null)
    return [row, sql`delete from restriction where force_id = ${forceId} and record_id = ${recordId}`]
  return [
    row,
    sql`
    insert into restriction (force_id, record_id, reason, since)
    values (${forceId}, ${recordId}, ${state.restricted.reason}, ${state.restricted.since})
    on conflict (force_id, record_id) do update
    set reason = excluded.reason, since = excluded.since`,
  ]
}

const saidAt = (by: string | null, at: Instant): Instant | null => (by === null ? null : at)

function upsertPerson(forceId: string, personId: string, state: PersonState): Sql {
  const { details } = state
  return sql`
    insert into person (force_id, person_id, canonical_id, name, other_names, date_of_birth, age_disputed, sex, address, postcode,
      phones, looked_after_by, looked_after_at, restricted)
    values (${forceId}, ${personId}, ${state.mergedInto ?? personId}, ${details.name}, ${details.otherNames}, ${details.dateOfBirth},
      ${details.ageDisputed}, ${details.sex}, ${details.address}, ${details.postcode}, ${details.phones}, ${details.lookedAfterBy},
      ${state.lookedAfterAt}, ${state.restricted !== null})
    on conflict (force_id, person_id) do update
    set canonical_id = excluded.canonical_id, name = excluded.name, other_names = excluded.other_names,
      date_of_birth = excluded.date_of_birth, age_disputed = excluded.age_disputed, sex = excluded.sex, address = excluded.address,
      postcode = excluded.postcode, phones = excluded.phones, looked_after_by = excluded.looked_after_by,
      looked_after_at = excluded.looked_after_at, restricted = excluded.restricted`
}
