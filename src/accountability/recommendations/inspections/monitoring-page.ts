// The stages of the inspectorate's monitoring, force by force.
import { done } from '../../../kernel/outcome.ts'
import { localDate } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { may } from '../../../registers/permissions.ts'
import { load } from '../../../registers/records.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { monitoringAnswer } from './answers.ts'
import { monitoring } from './monitoring.ts'
import { stages } from './queries.ts'

export const monitoringPage = page({
  path: '/monitoring',
  permission: 'see recommendations',
  template: 'accountability/recommendations/inspections/views/monitoring.njk',
  title: 'Monitoring by the inspectorate',
  area: '/recommendations',
  answer: monitoringAnswer,
  load: async (world) => {
    const force = world.who.forceId
    return await world.db.read(contextOf(world), async (reader) => {
      const rows = await stages.all(reader, { force })
      const byForce = [...Map.groupBy(rows, (row) => row.of_force)]
      const groups = await Promise.all(
        [...new Set(rows.map((row) => row.record_id))].map(
          async (record) => await load(reader, world, monitoring, record),
        ),
      )
      const today = localDate(world.now)
      const causes = new Map(
        groups.flatMap(({ recordId, state }) =>
          state.stages.map((one) => [`${recordId} ${one.position}`, one.causes ?? []] as const),
        ),
      )
      const now = byForce.map(([name, history]) => ({
        force: name,
        recordId: history.at(-1)?.record_id ?? '',
        now: history.filter((one) => one.effective_on <= today).at(-1) ?? null,
        history: history
          .map((one) => ({ ...one, causes: [...(causes.get(`${one.record_id} ${one.position}`) ?? [])] }))
          .reverse(),
      }))
      return done({
        forces: now,
        engaged: now.filter((one) => one.now?.stage === 'engage').map((one) => one.force),
        groups: groups.flatMap(({ state }) => state.groups.map((one) => ({ ...one, force: state.force }))),
        owed: groups.flatMap(({ state, duties }) =>
          duties.filter(isOpen).map((duty) => ({
            force: state.force,
            words: monitoring.rules.find(({ name }) => name === duty.name)?.words ?? duty.name,
            dueAt: duty.dueAt,
            late: duty.dueAt < world.now,
            owner: duty.owner,
            basis: duty.basis,
            source: duty.source,
          })),
        ),
        mayWrite: may(world.who, 'keep the register'),
      })
    })
  },
})
