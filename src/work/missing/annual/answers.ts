// What the annual return answers a program, field by field.
import Type from 'typebox'
import { Maybe, Moment } from '../../../registers/schemas.ts'

const Row = Type.Object({ label: Type.String(), incidents: Type.Number(), children: Type.Number() })

export const missingAnnualReturnAnswer = Type.Object({
  year: Type.Number(),
  words: Type.String(),
  from: Moment,
  until: Moment,
  running: Type.Boolean(),
  earlier: Type.Array(Type.Object({ year: Type.Number(), words: Type.String() })),
  later: Maybe(Type.Object({ year: Type.Number(), words: Type.String() })),
  reports: Type.Number(),
  incidents: Type.Number(),
  children: Type.Number(),
  notMissing: Type.Number(),
  voided: Type.Number(),
  transferred: Type.Number(),
  tables: Type.Array(Type.Object({ title: Type.String(), rows: Type.Array(Row) })),
  grades: Type.Object({
    columns: Type.Array(Type.String()),
    rows: Type.Array(Type.Object({ label: Type.String(), counts: Type.Array(Type.Number()) })),
  }),
})
