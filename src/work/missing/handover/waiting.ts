// How many children of a unit nobody has taken over since the shift changed: said where work begins, to those who may sign. It interrupts nobody.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { clockTime } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import type { World } from '../../../registers/world.ts'
import type { Waiting } from '../../../web/slice.ts'
import { currentHandover } from './due.ts'
import { notTakenOver, ofUnit } from './live.ts'

export async function handoverWaiting(world: World, reader: Reader): Promise<readonly Waiting[]> {
  if (!may(world.who, 'hand over') || world.who.unit === null) return []
  const { unit, shiftStart, recordId } = currentHandover(world)
  const found = await unsignedFor.one(reader, { force: world.who.forceId, unit, shiftStart, record: recordId })
  const children = found?.children ?? 0
  if (children === 0) return []
  const words = `Handover at ${clockTime(shiftStart)}: nobody has taken over ${children === 1 ? 'the child' : `the ${children} children`} of your unit`
  return [{ href: '/handover', words }]
}

const unsignedFor = statement({
  name: 'handover: children of a unit that nobody has taken over since the shift changed',
  row: Type.Object({ children: Type.Integer() }),
  example: {
    force: 'demonstration',
    unit: 'control-room',
    shiftStart: '2026-01-01T00:00:00.000Z',
    record: '00000000-0000-7000-8000-000000000000',
  },
  sql: (p: { force: string; unit: string; shiftStart: string; record: string }) => sql`
    select count(*)::integer as children
    from episode e
    where ${notTakenOver(p.force, p.shiftStart)}
      and ${ofUnit(p.unit)}
      and not exists (
        select from fact f
        where f.force_id = ${p.force}
          and f.record_id = ${p.record}
          and f.kind = 'handover.incoming-signed/1')
    limit 1`,
})
