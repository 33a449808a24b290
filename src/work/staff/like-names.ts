// Somebody who works here already and may be the same human: of a like name, or with the same telephone number or mailbox. With two addresses they would be both of two people.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

const Like = Type.Object({
  name: Type.String(),
  roles: Type.Array(Type.String()),
  unit_name: Maybe(Type.String()),
  like_name: Type.Boolean(),
  same_phone: Type.Boolean(),
  same_mailbox: Type.Boolean(),
})
export type Like = Static<typeof Like>

/** Half alike is a shared surname; from 0.6 on an initial or a letter is the difference. Vigil default. */
const likeness = 0.6

/** What stands before the @: the same at another domain is most often the same human. */
export const mailboxOf = (email: string | null): string => (email ?? '').split('@')[0]?.toLowerCase() ?? ''

export const likePeople = statement({
  name: 'staff: people who may be the same',
  row: Like,
  example: {
    force: 'demonstration',
    name: 'Asha Nolan',
    phone: '07700900142',
    mailbox: 'asha.nolan',
    but: '00000000-0000-7000-8000-000000000000',
  },
  sql: (p: { force: string; name: string; phone: string; mailbox: string; but: string }) => sql`
    select name, roles, unit_name, likeness >= ${likeness} as like_name, same_phone, same_mailbox
    from (
      select s.staff_id, s.name, s.roles, u.name as unit_name, similarity(normal_name(s.name), normal_name(${p.name})) as likeness,
        ${p.phone}::text <> '' and regexp_replace(coalesce(s.phone, ''), '[^0-9]', '', 'g') = ${p.phone} as same_phone,
        ${p.mailbox}::text <> '' and lower(split_part(coalesce(s.email, ''), '@', 1)) = ${p.mailbox} as same_mailbox
      from staff s
      left join unit u on u.force_id = s.force_id and u.unit_id = s.unit_id
      where s.force_id = ${p.force}
        and s.staff_id <> ${p.but}
        and s.left_at is null
    ) compared
    where likeness >= ${likeness} or same_phone or same_mailbox
    order by likeness desc, staff_id
    limit 3`,
})

/** Pointed out once; with a reason it is recorded, and a chief officer is told. */
export const doubleRefusals = (like: readonly Like[], reason: string | null | undefined): readonly Refusal[] =>
  like.length === 0 || (reason ?? '') !== ''
    ? []
    : [
        refusal(
          'anotherPerson',
          `${like.map(words).join(', and ')} already ${like.length === 1 ? 'works' : 'work'} here. If this is the same person, change their record instead. If this is another person, say how you know.`,
        ),
      ]

/** Of a change only what it makes alike: what was alike before was asked about then. */
export const newlyLike = (like: readonly Like[], changed: object): readonly Like[] =>
  like.filter(
    (one) =>
      ('name' in changed && one.like_name) ||
      ('phone' in changed && one.same_phone) ||
      ('email' in changed && one.same_mailbox),
  )

const words = (one: Like): string =>
  `${one.name} (${[...one.roles, ...(one.unit_name === null ? [] : [one.unit_name]), ...shared(one)].join(', ')})`

const shared = (one: Like): readonly string[] => [
  ...(one.same_phone ? ['with the same telephone number'] : []),
  ...(one.same_mailbox ? ['with the same mailbox at another domain'] : []),
]
