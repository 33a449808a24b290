// Reports that were in the register before their comments opened by themselves: Vigil opens these, so that their day runs, and passes, like any other.
import { newId } from '../../kernel/identity.ts'
import { appendTo } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { section55 } from './procedure.ts'
import { unopened } from './queries/reports.ts'
import { recommendationsNow } from './register.ts'

/** Answers on how many reports it opened comments. */
export async function openUnopened(world: World): Promise<number> {
  return await world.db.write(contextOf(world), async (writer) => {
    const reports = await unopened.all(writer, { force: world.who.forceId })
    const writing = { writer, world, commandId: newId(world.now) }
    for (const { record_id: inspectionId, title: report, published_on: publishedOn } of reports) {
      const asked = { report, publishedOn, inspectionId }
      const recommendations = [...(await recommendationsNow(writer, world, asked))]
      await appendTo(writing, section55, newId(world.now), () => [
        { kind: 'section-55.opened/1', happenedAt: world.now, body: { ...asked, recommendations } },
      ])
    }
    return reports.length
  })
}
