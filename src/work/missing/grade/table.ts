// A decision table of minimum grades: what a row may say, as data that policy staff read, compare and export.
import Type, { type Static } from 'typebox'
import { Level } from '../fact-parts.ts'

export const Basis = Type.Union([
  Type.Literal('statute'),
  Type.Literal('national guidance'),
  Type.Literal('force'),
  Type.Literal('Vigil default'),
])

export const Approver = Type.Union([
  Type.Literal('inspector'),
  Type.Literal('inspector with clinical advice'),
  Type.Literal('detective inspector'),
  Type.Literal('senior investigating officer'),
  Type.Literal('superintendent'),
  Type.Literal('inspector and exploitation desk'),
  Type.Literal('superintendent and exploitation desk'),
  Type.Literal('nobody until answered'),
])

export const TableRow = Type.Object({
  id: Type.String({ pattern: '^R[0-9]+[a-z]?$' }),
  /** Column to FEEL unary test; a column left out matches anything. All must match. */
  when: Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 200 })),
  level: Level,
  because: Type.String({ minLength: 1, maxLength: 300 }),
  source: Type.String({ minLength: 1, maxLength: 300 }),
  basis: Basis,
  /** Who may agree to a grade below this row. */
  mayGoBelow: Approver,
  firstReviewMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  reviewEveryMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  /** Codes of actions that become mandatory. */
  actions: Type.Array(Type.String(), { maxItems: 20 }),
})

export const GradeTable = Type.Object({ rules: Type.Array(TableRow, { minItems: 1, maxItems: 100 }) })

export type TableRow = Static<typeof TableRow>
export type GradeTable = Static<typeof GradeTable>
export type Approver = Static<typeof Approver>
