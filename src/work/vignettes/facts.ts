// What can happen in a quarter's vignettes: a grader grades a case and says why.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf } from '../../practice/fact.ts'
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

type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> } & { readonly 'vignette.erased': null }
export type VignetteFact = FactsOf<Bodies>

const check = Compile(kinds['vignette.answered/1'])

export function read(fact: Fact): VignetteFact {
  if (fact.body === null) return { ...fact, kind: 'vignette.erased', body: null }
  if (fact.kind !== 'vignette.answered/1')
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return { ...fact, kind: 'vignette.answered/1', body: check.Parse(fact.body) }
}
