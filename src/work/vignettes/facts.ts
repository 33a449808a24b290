// What can happen in a quarter's vignettes: a grader grades a case and says why.
import Type from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Line, Text } from '../../registers/schemas.ts'

export const Level = Type.Union([Type.Literal('LOW'), Type.Literal('MEDIUM'), Type.Literal('HIGH')])

const kinds = {
  'vignette.answered/1': Type.Object({
    quarter: Line(7),
    vignette: Line(60),
    level: Level,
    because: Text(1000),
    team: Line(60),
  }),
} as const

export type VignetteFact = FactsOf<BodiesOf<typeof kinds>> | FactsOf<ErasedOf<'vignette'>>

export const read = erasableReaderOf('vignette', kinds)
