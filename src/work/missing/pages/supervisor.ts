// The supervisor's list: decisions needed now, what falls due within the hour, and episodes where nothing is being done. Never a table of officers.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { done } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'

export const supervisorPage = page({
  path: '/supervisor',
  permission: 'review',
  template: 'work/missing/views/supervisor.njk',
  title: 'Supervisor',
  load: async (world) => {
    const { forceId, staffId } = world.who
    const policy = world.policyAt(world.now)
    return await world.db.write(contextOf(world), async (writer) => {
      const [decisions, due, quiet] = await Promise.all([
        decisionsNow.all(writer, { force: forceId }),
        dueWithin.all(writer, { force: forceId, until: plus(world.now, hours(1)) }),
        quietSince.all(writer, {
          force: forceId,
          high: plus(world.now, minutes(-setting(policy, 'gap.high'))),
          other: plus(world.now, minutes(-setting(policy, 'gap.other'))),
        }),
      ])
      const shown = [...decisions, ...due, ...quiet].map((row) => row.record_id)
      writer.send(consulted(forceId, staffId, world.now, 'supervisor’s list', [...new Set(shown)], null))
      return done({
        decisions: decisions.map((row) => ({ ...row, ...decisionOf(row) })),
        due: due.map((row) => ({
          ...row,
          late: row.due_at < world.now,
          words: missing.rules.find((rule) => rule.name === row.duty)?.words ?? row.duty,
        })),
        quiet,
      })
    })
  },
})

/** The decision that comes first, and where it is made. */
function decisionOf(row: { readonly lowering_proposed: boolean; readonly void_proposed: boolean }) {
  if (row.lowering_proposed) return { decision: 'A lower grade is proposed', path: 'lowering' }
  if (row.void_proposed) return { decision: 'Voiding is proposed', path: 'void' }
  return { decision: 'The grade is not endorsed', path: 'endorsement' }
}

const Named = { record_id: Type.String(), name: Type.String(), age: Maybe(Type.Integer()), level: Maybe(Type.String()) }

const decisionsNow = statement({
  name: 'supervisor: decisions needed now',
  row: Type.Object({
    ...Named,
    reported_at: Type.String(),
    lowering_proposed: Type.Boolean(),
    void_proposed: Type.Boolean(),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, name, age, level, reported_at, lowering_proposed, void_proposed
    from episode
    where force_id = ${p.force}
      and phase in ('known', 'reported', 'open')
      and (lowering_proposed or void_proposed or (level is not null and not endorsed))
    order by case level when 'HIGH' then 0 else 1 end, reported_at
    limit 50`,
})

const dueWithin = statement({
  name: 'supervisor: due within the hour or late',
  row: Type.Object({
    ...Named,
    duty: Type.String(),
    owner: Type.String(),
    due_at: Type.String(),
    owner_name: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', until: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; until: string }) => sql`
    select e.record_id, e.name, e.age, e.level, d.name as duty, d.owner, d.due_at, e.owner_name
    from duty d
    join episode e on e.force_id = d.force_id and e.record_id = d.record_id
    where d.force_id = ${p.force}
      and d.met_at is null
      and d.not_done_at is null
      and d.ended_at is null
      and d.due_at <= ${p.until}
      and d.owner not in ('local authority', 'safeguarding partners')
      and e.phase in ('known', 'reported', 'open')
    order by case e.level when 'HIGH' then 0 else 1 end, d.due_at, e.record_id
    limit 60`,
})

const quietSince = statement({
  name: 'supervisor: no real action for longer than the grade allows',
  row: Type.Object({
    ...Named,
    last_real: Maybe(Type.String()),
    last_real_at: Maybe(Type.String()),
    owner_name: Maybe(Type.String()),
  }),
  example: { force: 'demonstration', high: '2026-01-01T00:00:00.000Z', other: '2026-01-01T00:00:00.000Z' },
  sql: (p: { force: string; high: string; other: string }) => sql`
    select record_id, name, age, level, last_real, last_real_at, owner_name
    from episode
    where force_id = ${p.force}
      and phase in ('reported', 'open')
      and last_real_at < case level when 'HIGH' then ${p.high}::timestamptz else ${p.other}::timestamptz end
    order by last_real_at
    limit 50`,
})
