// How many children other forces offer and nobody has answered: said where work begins, to those who may answer. It interrupts nobody.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { may } from '../../../registers/permissions.ts'
import type { World } from '../../../registers/world.ts'
import type { Waiting } from '../../../web/slice.ts'

export async function offersWaiting(world: World, reader: Reader): Promise<readonly Waiting[]> {
  if (!may(world.who, 'transfer')) return []
  const { offers } = (await unanswered.one(reader, { force: world.who.forceId })) ?? { offers: 0 }
  if (offers === 0) return []
  const words = `${offers} ${offers === 1 ? 'child' : 'children'} offered by another force: answer`
  return [{ href: '/transfers', words }]
}

const unanswered = statement({
  name: 'offers of other forces that nobody has answered',
  row: Type.Object({ offers: Type.Integer() }),
  example: { force: 'demonstration' },
  sql: (p: { readonly force: string }) => sql`
    select count(*)::integer as offers
    from transfer_offer
    where force_id = ${p.force}
      and answer is null
    limit 1`,
})
