// What an inspector does in the force: opens fieldwork, draws a sample of their own, judges files, takes a pack away.
import Type from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { type BodiesOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'

export const grades = ['good', 'requires improvement', 'inadequate'] as const

export const kinds = {
  'fieldwork.opened/1': Type.Object({ title: Line(200), from: LocalDate, until: LocalDate }),
  /** Anybody who knows the phrase and the population draws the same files. */
  'fieldwork.sample-drawn/1': Type.Object({
    topic: Line(60),
    seed: Line(200),
    from: LocalDate,
    until: LocalDate,
    population: Type.Integer({ minimum: 0 }),
    files: Type.Array(Type.Object({ recordId: Id, stratum: Line(60), rank: Line(64) }), { maxItems: 500 }),
  }),
  'fieldwork.file-judged/1': Type.Object({
    recordId: Id,
    grade: Type.Unsafe<(typeof grades)[number]>({ type: 'string', enum: [...grades] }),
    note: Maybe(Text(4000)),
  }),
  'fieldwork.pack-taken/1': Type.Object({
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    files: Type.Integer({ minimum: 0 }),
    redactions: Type.Array(Type.Object({ file: Type.Integer(), what: Line(40), times: Type.Integer() }), {
      maxItems: 3000,
    }),
  }),
} as const
export type Bodies = BodiesOf<typeof kinds>
export type FieldworkFact = FactsOf<Bodies>
export type NewFieldworkFact = NewFactsOf<Bodies>
export const read = readerOf(kinds)
