// The clock of section 55 runs from the day the report is published, whether or not anybody opened anything: publication opens the comments.
import { newId } from '../../kernel/identity.ts'
import { endOfLocalDay } from '../../kernel/time.ts'
import { appendTo } from '../../registers/records.ts'
import type { Reaction } from '../../registers/world.ts'
import { lastDay, section55 } from './procedure.ts'
import { all, inspectionById } from './queries.ts'
import { recommendationsNow } from './register.ts'

/** Whether comments are asked of a report of this programme; handed in by whoever keeps the inspections. */
export type AsksForComments = (report: { readonly programme: string }) => boolean

export const openedByPublication = (asksForComments: AsksForComments): Reaction => ({
  kinds: ['inspection.published/1'],
  react: async ({ world, writing, recordId }) => {
    const { writer } = writing
    const force = world.who.forceId
    const report = await inspectionById.one(writer, { force, record: recordId })
    if (report === null || report.published_on === null || !asksForComments(report)) return
    const { title, published_on: publishedOn } = report
    // History entered afterwards opens nothing: its last lawful day had passed before the register knew of it.
    if (endOfLocalDay(lastDay(publishedOn)) < world.now) return
    if ((await all.all(writer, { force })).some((one) => one.report === title)) return
    const recommendations = [...(await recommendationsNow(writer, world, title))]
    await appendTo(writing, section55, newId(world.now), () => [
      { kind: 'section-55.opened/1', happenedAt: world.now, body: { report: title, publishedOn, recommendations } },
    ])
  },
})
