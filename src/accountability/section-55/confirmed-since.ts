// A recommendation confirmed from a report whose comments are published already: they leave it out, and its answer is owed like the others.
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { appendTo } from '../../registers/records.ts'
import { Id, Maybe } from '../../registers/schemas.ts'
import type { Reaction } from '../../registers/world.ts'
import { section55 } from './procedure.ts'
import { inspectionById } from './queries/reports.ts'
import { commentsOn } from './queries.ts'
import { taken } from './register.ts'

/** Comments that are not published yet take in what the report asks when somebody acts on them. */
export const followsConfirmed: Reaction = {
  kinds: ['recommendation.received/2'],
  react: async ({ world, writing, recordId, body }) => {
    if (!Received.Check(body) || body.inspectionId === null) return
    const { inspectionId, reference, theme } = body
    const force = world.who.forceId
    const report = await inspectionById.one(writing.writer, { force, record: inspectionId })
    if (report === null || report.published_on === null) return
    const { title, published_on: publishedOn } = report
    const on = await commentsOn.one(writing.writer, { force, inspection: inspectionId, title, publishedOn })
    if (on === null || on.comments_published_at === null) return
    await appendTo(writing, section55, on.record_id, ({ state }) =>
      taken(state, [{ recordId, reference, theme }], world.now),
    )
  },
}

const Received = Compile(Type.Object({ inspectionId: Maybe(Id), reference: Type.String(), theme: Type.String() }))
