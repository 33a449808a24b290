// What the local policing body’s annual report answers a program, field by field.
import Type from 'typebox'
import { LocalDate } from '../../registers/schemas.ts'
import { ownActions, section55s } from './queries/own-part.ts'
import { performanceMeetings } from './queries/performance.ts'
import { registerAtEnd } from './queries/then.ts'
import { decisions } from './queries.ts'

export const scrutinyAnnualReportAnswer = Type.Object({
  today: LocalDate,
  asAt: LocalDate,
  from: LocalDate,
  until: LocalDate,
  decisions: Type.Array(
    Type.Object({ ...decisions.row.properties, figuresThen: Type.String(), disagreed: Type.Boolean() }),
  ),
  actions: Type.Array(Type.Object({ ...ownActions.row.properties, late: Type.Boolean() })),
  comments: Type.Array(Type.Object({ ...section55s.row.properties, later: Type.Boolean() })),
  unopened: Type.Array(Type.Object({ report: Type.String(), due_on: LocalDate })),
  meetings: Type.Array(performanceMeetings.row),
  held: Type.Number(),
  register: Type.Array(
    Type.Object({
      ...registerAtEnd.row.properties,
      status: Type.String(),
      disagrees: Type.Boolean(),
      /** Met by a test that asks nothing of audited files. */
      filesUnasked: Type.Boolean(),
    }),
  ),
})
