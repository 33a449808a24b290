// Comments on a report are opened: the clock of section 55 runs from its publication.
import Type from 'typebox'
import { refusal } from '../../kernel/outcome.ts'
import { localDate } from '../../kernel/time.ts'
import { Line } from '../../registers/schemas.ts'
import type { Recommendation } from './procedure.ts'
import { all, reports } from './queries.ts'
import { recommendationsNow } from './register.ts'
import { answered, command } from './shared.ts'

const Open = Type.Object({
  report: {
    ...Line(300),
    title: 'Which report',
    description: 'Reports whose recommendations are in the register',
    missing: 'Choose the report',
    input: 'select',
  },
})

type Found = {
  readonly publishedOn: string | null
  readonly recommendations: readonly Recommendation[]
  readonly opened: boolean
}

export const open = command<typeof Open, Found>({
  name: 'open',
  title: 'Open comments on a report',
  path: 'comments',
  permission: 'scrutinise',
  opens: true,
  body: Open,
  evidence: async (reader, { body, world }) => {
    const force = world.who.forceId
    const [known, recommendations, others] = await Promise.all([
      reports.all(reader, { force }),
      recommendationsNow(reader, world, body.report),
      all.all(reader, { force }),
    ])
    return {
      publishedOn: known.find((one) => one.inspection === body.report)?.published ?? null,
      recommendations,
      opened: others.some((one) => one.report === body.report),
    }
  },
  decide: ({ body, evidence, now }) =>
    answered(
      [
        ...(evidence.publishedOn === null
          ? [refusal('report', 'This report is not in the register, or not published yet.')]
          : []),
        ...(evidence.opened ? [refusal('report', 'Comments on this report are open already.')] : []),
      ],
      {
        kind: 'section-55.opened/1',
        happenedAt: now,
        body: {
          report: body.report,
          publishedOn: evidence.publishedOn ?? localDate(now),
          recommendations: [...evidence.recommendations],
        },
      },
    ),
})
