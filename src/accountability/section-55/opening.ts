// Comments on a report are opened by hand: the clock of section 55 runs from its publication.
import Type from 'typebox'
import { localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { idChoice } from '../../web/fields.ts'
import { answered, command } from './command.ts'
import { inspectionById } from './queries/reports.ts'
import { commentsOn } from './queries.ts'
import { recommendationsNow } from './register.ts'
import type { Recommendation } from './state.ts'

const Open = Type.Object({
  inspection: idChoice(
    'Which report',
    'Choose the report',
    'Published reports that the Act requires comments on, and that nobody has opened comments on',
  ),
})

type Found = {
  readonly report: string
  readonly publishedOn: string
  readonly owed: boolean
  readonly recommendations: readonly Recommendation[]
  readonly opened: boolean
}

export const open = command<typeof Open, Found | null>({
  name: 'open',
  title: 'Open comments on a report',
  path: 'comments',
  permission: 'scrutinise',
  opens: true,
  body: Open,
  evidence: async (reader, { body: { inspection }, world }) => {
    const force = world.who.forceId
    const found = await inspectionById.one(reader, { force, record: inspection })
    if (found === null || found.published_on === null) return null
    const { title, published_on: publishedOn, comments_owed: owed } = found
    const [recommendations, there] = await Promise.all([
      recommendationsNow(reader, world, { report: title, publishedOn, inspectionId: inspection }),
      commentsOn.one(reader, { force, inspection, title, publishedOn }),
    ])
    return { report: title, publishedOn, owed, recommendations, opened: there !== null }
  },
  decide: ({ body, evidence, now }) =>
    answered(
      [
        ...when(evidence === null, 'inspection', 'This report is not in the register, or not published yet.'),
        ...when(evidence?.opened === true, 'inspection', 'Comments on this report are already open.'),
        ...when(
          evidence?.owed === false,
          'inspection',
          'The register says that the Act does not require comments on this report. If it does, say so first on the inspection’s page.',
        ),
      ],
      {
        kind: 'section-55.opened/1',
        happenedAt: now,
        body: {
          report: evidence?.report ?? '',
          publishedOn: evidence?.publishedOn ?? localDate(now),
          inspectionId: body.inspection,
          recommendations: [...(evidence?.recommendations ?? [])],
        },
      },
    ),
})
