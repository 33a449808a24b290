// Reports of a like name wait for one another: mother and school ring at the same moment, and whoever comes second is told of the first.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import type { World } from '../../../registers/world.ts'

type Asked = { readonly name: string; readonly personId: string | null }

/** Before anything is searched. The wait is for one report of one child to be written, some milliseconds; others pass. */
export const afterLikeReports = async (reader: Reader, world: World, asked: Asked): Promise<unknown> =>
  await inTurn.one(reader, { force: world.who.forceId, turns: turnsOf(asked) })

/** How each of the names begins, without its marks: “Siân Llwyd-Ôbrien” and “Sian Obrien” share two. And the child who was chosen. */
export const turnsOf = ({ name, personId }: Asked): readonly string[] => {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const names = plain.split(/[^\p{L}]+/u).flatMap((one) => (one.length < 2 ? [] : [one.slice(0, 3)]))
  return [...new Set([...names.slice(0, 10), ...(personId === null ? [] : [personId])])]
}

type Turns = { readonly force: string; readonly turns: readonly string[] }
const example: Turns = { force: 'demonstration', turns: ['kit', 'lar'] }

const inTurn = statement({
  name: 'report: those of a like name wait for one another',
  row: Type.Object({ waited: Type.Integer() }),
  example,
  // In one order, so that no two wait for each other.
  sql: (p: Turns) => sql`
    select count(taken)::integer as waited
    from (
      select pg_advisory_xact_lock(turn) is not null as taken
      from (
        select distinct hashtextextended('report ' || ${p.force}::text || ' ' || one, 0) as turn
        from unnest(${[...p.turns]}::text[]) as one
        order by turn
      ) t
      limit 20
    ) w
    limit 1`,
})
