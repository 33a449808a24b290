// Reports of a like name wait for one another: mother and school ring at the same moment, and whoever comes second is told of the first.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import type { World } from '../../../registers/world.ts'

type Asked = { readonly name: string; readonly personId: string | null; readonly searches: boolean }

/**
 * Before anything is searched. The wait is for one report of one child to be written, some milliseconds; others pass. Whoever has looked and
 * searches for nobody again waits only for those who do.
 */
export const afterLikeReports = async (reader: Reader, world: World, asked: Asked): Promise<unknown> =>
  await inTurn.one(reader, { force: world.who.forceId, ...turnsOf(asked) })

/** How each of the names begins, without its marks: “Siân Llwyd-Ôbrien” and “Sian Obrien” share two. And the child who was chosen, whom nobody else may have chosen meanwhile. */
export function turnsOf({ name, personId, searches }: Asked): Omit<Turns, 'force'> {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const names = plain.split(/[^\p{L}]+/u).flatMap((one) => (one.length < 2 ? [] : [one.slice(0, 3)]))
  const known = [...new Set(names.slice(0, 10))]
  const chosen = personId === null ? [] : [personId]
  return { turns: [...known, ...chosen], alone: searches ? [...known, ...chosen] : chosen }
}

/** `alone`: of which nobody else has the turn at the same time. */
type Turns = { readonly force: string; readonly turns: readonly string[]; readonly alone: readonly string[] }
const example: Turns = { force: 'demonstration', turns: ['kit', 'lar'], alone: ['kit'] }

const inTurn = statement({
  name: 'report: those of a like name wait for one another',
  row: Type.Object({ waited: Type.Integer() }),
  example,
  // In one order, so that no two wait for each other.
  sql: (p: Turns) => sql`
    select count(taken)::integer as waited
    from (
      select case
          when alone then pg_advisory_xact_lock(turn) is not null
          else pg_advisory_xact_lock_shared(turn) is not null
        end as taken
      from (
        select hashtextextended('report ' || ${p.force}::text || ' ' || one, 0) as turn,
          bool_or(one = any (${[...p.alone]}::text[])) as alone
        from unnest(${[...p.turns]}::text[]) as one
        group by turn
        order by turn
      ) t
      limit 20
    ) w
    limit 1`,
})
