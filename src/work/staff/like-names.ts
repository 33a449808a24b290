// Somebody of the same or a like name who works here already: one person with two addresses would be both of two people.
import Type, { type Static } from 'typebox'
import { statement } from '../../kernel/database.ts'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import { Maybe } from '../../registers/schemas.ts'

const Like = Type.Object({ name: Type.String(), roles: Type.Array(Type.String()), unit_name: Maybe(Type.String()) })
export type Like = Static<typeof Like>

/** Half alike is a shared surname; from 0.6 on an initial or a letter is the difference. Vigil default. */
const likeness = 0.6

export const likeNames = statement({
  name: 'staff: people of the same or a like name',
  row: Like,
  example: { force: 'demonstration', name: 'Asha Nolan', but: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { force: string; name: string; but: string }) => sql`
    select s.name, s.roles, u.name as unit_name
    from staff s
    left join unit u on u.force_id = s.force_id and u.unit_id = s.unit_id
    where s.force_id = ${p.force}
      and s.staff_id <> ${p.but}
      and s.left_at is null
      and similarity(normal_name(s.name), normal_name(${p.name})) >= ${likeness}
    order by similarity(normal_name(s.name), normal_name(${p.name})) desc, s.staff_id
    limit 3`,
})

/** Pointed out once; with a reason it is recorded, and a chief officer is told. */
export const doubleRefusals = (like: readonly Like[], reason: string | null | undefined): readonly Refusal[] =>
  like.length === 0 || (reason ?? '') !== ''
    ? []
    : [
        refusal(
          'anotherPerson',
          `${like.map(words).join(', and ')} works here already. If it is the same person, change their record instead. If this is another, say how you know.`,
        ),
      ]

const words = (one: Like): string =>
  `${one.name} (${[...one.roles, ...(one.unit_name === null ? [] : [one.unit_name])].join(', ')})`
