// Units whose children nobody has taken over though the time for it has passed: said in one line to who runs the force tonight, since whoever should sign may not have come.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { clockTime, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { type Role, rolesThatMay } from '../../../registers/permissions.ts'
import type { World } from '../../../registers/world.ts'
import type { Waiting } from '../../../web/slice.ts'
import { lastShiftChange } from '../shifts.ts'
import { handoverId } from './identity.ts'
import { notTakenOver } from './live.ts'

const told: readonly Role[] = ['force incident manager', 'duty superintendent']
const mostUnits = 50

/** Their own unit's is said to them as such. */
export async function lateHandovers(world: World, reader: Reader): Promise<readonly Waiting[]> {
  const { forceId: force, roles, unit: own } = world.who
  const policy = world.policyAt(world.now)
  const shiftStart = lastShiftChange(world.now, policy)
  const late = plus(shiftStart, minutes(setting(policy, 'handover.minutes')))
  if (!told.some((role) => roles.includes(role)) || world.now < late) return []
  const units = await unitsNotTakenOver.all(reader, { force, shiftStart, may: rolesThatMay('hand over') })
  const others = units.filter((one) => one.unit !== own)
  const handovers = others.map((one) => handoverId(force, one.unit, shiftStart))
  if (others.length === 0) return []
  const signed = new Set((await signedAmong.all(reader, { force, handovers })).map((one) => one.record_id))
  const open = others.filter((_, index) => !signed.has(handovers[index] ?? ''))
  return [
    ...lineOf(
      open.filter((one) => one.may_sign),
      (whose, units) => `Handover at ${clockTime(shiftStart)} late: nobody has taken over the ${whose} of ${units}`,
    ),
    // Late for ever, with nobody to blame: what can be done is said instead.
    ...lineOf(
      open.filter((one) => !one.may_sign),
      (whose, units) => `Nobody of ${units} may sign a handover: give its ${whose} to an owner elsewhere`,
    ),
  ]
}

type Unit = { readonly unit: string; readonly name: string; readonly children: number }

function lineOf(units: readonly Unit[], words: (whose: string, units: string) => string): readonly Waiting[] {
  const [first, ...more] = units
  if (first === undefined) return []
  const children = units.reduce((sum, one) => sum + one.children, 0)
  return [
    {
      href: more.length === 0 ? `/board?unit=${encodeURIComponent(first.unit)}` : '/board',
      words: words(children === 1 ? 'child' : `${children} children`, units.map((one) => one.name).join(', ')),
    },
  ]
}

const unitsNotTakenOver = statement({
  name: 'handover: units with children whom nobody has taken over since the shift changed',
  row: Type.Object({ unit: Type.String(), name: Type.String(), children: Type.Integer(), may_sign: Type.Boolean() }),
  example: { force: 'demonstration', shiftStart: '2026-01-01T00:00:00.000Z', may: ['sergeant'] },
  sql: (p: { force: string; shiftStart: string; may: readonly Role[] }) => sql`
    select of_unit.unit, coalesce(u.name, of_unit.unit) as name, of_unit.children,
      exists (
        select from staff s
        where s.force_id = ${p.force}
          and s.unit_id = of_unit.unit
          and s.left_at is null
          and s.roles && ${[...p.may]}::text[]) as may_sign
    from (
      select coalesce(e.owner_unit, e.unit) as unit, count(*)::integer as children
      from episode e
      where ${notTakenOver(p.force, p.shiftStart)}
      group by 1
    ) of_unit
    left join unit u on u.force_id = ${p.force} and u.unit_id = of_unit.unit
    order by of_unit.unit
    limit ${mostUnits}`,
})

const signedAmong = statement({
  name: 'handover: those among these that the incoming officer has signed',
  row: Type.Object({ record_id: Type.String() }),
  example: { force: 'demonstration', handovers: ['00000000-0000-7000-8000-000000000000'] },
  sql: (p: { force: string; handovers: readonly string[] }) => sql`
    select distinct record_id
    from fact
    where force_id = ${p.force}
      and record_id = any (${[...p.handovers]}::uuid[])
      and kind = 'handover.incoming-signed/1'
    limit ${mostUnits}`,
})
