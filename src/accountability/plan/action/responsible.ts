// Who answers for an action: the officers named for the recommendations it serves, as they are named when an alarm rings.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import type { Folded } from '../../../practice/procedure.ts'
import { ways } from '../../ladder-ways.ts'
import type { ActionFact } from './facts.ts'
import type { ActionState } from './state.ts'

/** Every chief officer only where nobody who is still there is named for any of them. */
export async function responsibleFor(
  reader: Reader,
  { forceId: force, state }: Folded<ActionState, ActionFact>,
  to: string,
): Promise<readonly string[]> {
  if (to !== ways['the force'].steps.responsible?.tells) return [to]
  const named = await officersNamed.all(reader, { force, recommendations: state.details?.recommendations ?? [] })
  return named.length === 0 ? [to] : named.map(({ staff_id }) => staff_id)
}

type Asked = { readonly force: string; readonly recommendations: readonly string[] }
const example: Asked = { force: 'demonstration', recommendations: ['00000000-0000-7000-8000-000000000000'] }

const officersNamed = statement({
  name: 'plan: the officers named for recommendations',
  row: Type.Object({ staff_id: Type.String() }),
  example,
  sql: (p: Asked) => sql`
    select distinct r.responsible_id as staff_id
    from recommendation_now r
    join staff s on s.force_id = r.force_id and s.staff_id = r.responsible_id and s.left_at is null
    where r.force_id = ${p.force}
      and r.record_id = any (${[...p.recommendations]}::uuid[])
    order by r.responsible_id
    limit 30`,
})
