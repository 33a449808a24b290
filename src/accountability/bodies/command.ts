// What every command of a body shares: its types, who may, and all bodies that are known.
import Type from 'typebox'
import { type Reader, statement } from '../../kernel/database.ts'
import { sql } from '../../kernel/sql.ts'
import { deciding } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import type { World } from '../../registers/world.ts'
import { bodiesKnown } from '../bodies-known.ts'
import type { BodyFact, NewBodyFact } from './facts.ts'
import type { BodyState } from './procedure.ts'

export const command = <Schema extends Type.TSchema, Evidence>(given: Command<BodyState, BodyFact, Schema, Evidence>) =>
  given
export const { unless } = deciding<NewBodyFact>()
export const permission = 'keep the register'

/** Sent together and answered in their order: two that are entered or corrected at the same moment see one another. */
export async function known(reader: Reader, { world }: { readonly world: World }) {
  const force = world.who.forceId
  const [, bodies] = await Promise.all([oneBodyAtATime.one(reader, { force }), bodiesKnown.all(reader, { force })])
  return bodies
}

const oneBodyAtATime = statement({
  name: 'bodies: entered and corrected one after the other',
  row: Type.Object({ waited: Type.Boolean() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select pg_advisory_xact_lock(hashtextextended('bodies ' || ${p.force}::text, 0)) is not null as waited`,
})
