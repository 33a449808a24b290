// The stages of the inspectorate's monitoring, force by force.
import { done } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { monitoring } from './monitoring.ts'
import { stages } from './queries.ts'

export const monitoringPage = page({
  path: '/monitoring',
  permission: 'see recommendations',
  template: 'accountability/recommendations/inspections/views/monitoring.njk',
  title: 'Monitoring by the inspectorate',
  area: '/recommendations',
  load: async (world) => {
    const force = world.who.forceId
    return await world.db.read(contextOf(world), async (reader) => {
      const rows = await stages.all(reader, { force })
      const byForce = [...Map.groupBy(rows, (row) => row.of_force)]
      const groups = await Promise.all(
        [...new Set(rows.map((row) => row.record_id))].map(
          async (record) => (await load(reader, world, monitoring, record)).state,
        ),
      )
      const today = localDate(world.now)
      const now = byForce.map(([name, history]) => ({
        force: name,
        recordId: history[0]?.record_id ?? '',
        now: history.filter((one) => one.effective_on <= today).at(-1) ?? null,
        history: [...history].reverse(),
      }))
      return done({
        forces: now,
        engaged: now.filter((one) => one.now?.stage === 'engage').map((one) => one.force),
        groups: groups.flatMap((state) => state.groups.map((one) => ({ ...one, force: state.force }))),
        mayWrite: may(world.who, 'keep the register'),
      })
    })
  },
})
