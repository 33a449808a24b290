// A pack that was presented to the oversight group is a session of it: recorded once, on the pack, and what is owed of the next session follows.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { isForce } from '../../../registers/forces.ts'
import { appendTo } from '../../../registers/records.ts'
import { LocalDate } from '../../../registers/schemas.ts'
import type { Reaction } from '../../../registers/world.ts'
import { monitoring } from './monitoring.ts'
import { stages } from './queries.ts'

const Presented = Compile(Type.Object({ on: LocalDate, outcome: Type.String() }))

/** Several packs, each of one cause of concern, may be presented on one day: that is one session. */
export const followPresentation: Reaction = {
  kinds: ['oversight-pack.presented/1'],
  react: async ({ world, writing, happenedAt, body }) => {
    if (!Presented.Check(body)) return
    const { forceId } = world.who
    const rows = await stages.all(writing.writer, { force: forceId })
    const own = rows.findLast((row) => isForce(forceId, row.of_force))
    if (own === undefined) return
    const { on, outcome } = body
    await appendTo(writing, monitoring, own.record_id, ({ state }) =>
      state.groups.some((one) => one.on === on)
        ? []
        : [
            {
              kind: 'monitoring.group-met/1',
              happenedAt,
              body: { on, shown: 'A frozen pack of one cause of concern', outcome, own: true },
            },
          ],
    )
  },
}
