// The form of a placement holds what is known of it: said in this episode, or in the child’s last one.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'

export async function placementSoFar(world: World, recordId: string): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer): Promise<Values> => {
    const { state } = await load(writer, world, missing, recordId)
    if (state.report === null) return {}
    if (state.placement !== null) return { placement: state.placement.kind, place: state.placement.place }
    const before = await placedBefore.one(writer, {
      force: forceId,
      record: recordId,
      person: state.report.child.personId,
    })
    if (before === null) return {}
    writer.send(consulted(forceId, staffId, world.now, 'the placement before', [before.record_id], null))
    return { placement: before.placement_kind, place: before.placement }
  })
}

const nobody = '00000000-0000-7000-8000-000000000000'

const placedBefore = statement({
  name: 'missing: where a child was last placed, by another episode',
  row: Type.Object({
    record_id: Type.String(),
    placement: Type.String(),
    placement_kind: Type.Union([Type.String(), Type.Null()]),
  }),
  example: { force: 'demonstration', record: nobody, person: nobody },
  sql: (p: { force: string; record: string; person: string }) => sql`
    select record_id, placement, placement_kind
    from episode
    where force_id = ${p.force}
      and person_id = any (records_of_person(${p.force}, ${p.person}))
      and record_id <> ${p.record}
      and placement is not null
      and phase <> 'voided'
    order by reported_at desc, record_id
    limit 1`,
})
