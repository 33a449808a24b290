// Phone numbers and addresses that appear in a record, so that an earlier episode is found by its caller or its place.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import { Maybe } from '../schemas.ts'

export type Contacts = {
  readonly phones: readonly string[]
  readonly addresses: readonly { readonly address: string; readonly postcode: string | null }[]
}

/** For a slice's projection: writes what is new and keeps the rest. A number of fewer than six digits is left out. */
export function rememberContacts(forceId: string, recordId: string, personId: string | null, contacts: Contacts): Sql {
  const { phones, addresses } = contacts
  return sql`
    insert into known_contact (force_id, record_id, person_id, kind, value, normalised)
    select distinct on (kind, normalised) ${forceId}::text, ${recordId}::uuid, ${personId}::uuid, kind, value, normalised
    from (
      select 'phone' as kind, left(phone, 60) as value, normal_phone(phone) as normalised
      from unnest(${phones.slice(0, 10)}::text[]) as phone
      union all
      select 'address', left(concat_ws(', ', address, postcode), 300), place
      from unnest(${addresses.slice(0, 10).map((one) => one.address)}::text[], ${addresses.slice(0, 10).map((one) => one.postcode)}::text[])
        as given (address, postcode)
      cross join unnest(contact_places(address, postcode)) as place
    ) as contact
    where normalised <> ''
    order by kind, normalised, value
    on conflict (force_id, record_id, kind, normalised) do update
    set person_id = excluded.person_id, value = excluded.value`
}

type ContactAsked = {
  readonly force: string
  readonly phone: string | null
  readonly address: string | null
  readonly postcode: string | null
}
const contactExample: ContactAsked = {
  force: 'demonstration',
  phone: '07700 900123',
  address: '12 Mill Lane',
  postcode: 'ST16 2AB',
}

/** Earlier records with this caller's phone or this address. `closed`: this reader may know that it exists, not open it. */
export const recordsByContact = statement({
  name: 'earlier records by phone or address',
  row: Type.Object({
    record_id: Type.String(),
    person_id: Maybe(Type.String()),
    kind: Type.Enum(['phone', 'address']),
    closed: Type.Boolean(),
  }),
  example: contactExample,
  sql: (asked: ContactAsked) => sql`
    select distinct record_id, person_id, kind,
      record_id = any (closed.ids) or coalesce(person_id = any (closed.ids), false) as closed
    from known_contact
    cross join (select closed_records() as ids offset 0) as closed
    where force_id = ${asked.force}
      and ((kind = 'phone' and normalised = normal_phone(${asked.phone}))
        or (kind = 'address' and normalised = any (contact_places(${asked.address}, ${asked.postcode}))))
    order by record_id, kind
    limit 25`,
})
