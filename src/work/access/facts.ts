// What can happen when a restricted record is opened: the glass is broken with a reason, and the next day somebody else looks at it.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf } from '../../practice/fact.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'

export const kinds = {
  /** On a record of its own: the restricted record cannot be loaded by whom it is closed to. */
  'opening.glass-broken/1': Type.Object({ recordId: Id, reason: Text(1000), until: When, told: Line(100) }),
  'opening.reviewed/1': Type.Object({
    recordId: Id,
    staffId: Id,
    day: LocalDate,
    finding: Type.Union([Type.Literal('in order'), Type.Literal('to be looked into')]),
    note: Maybe(Text(1000)),
  }),
} as const

type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> } & { readonly 'opening.erased': null }
export type OpeningFact = FactsOf<Bodies>
export type Broken = Bodies['opening.glass-broken/1']
export type Reviewed = Bodies['opening.reviewed/1']

const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))

export function read(fact: Fact): OpeningFact {
  if (fact.body === null) return { ...fact, kind: 'opening.erased', body: null }
  if (!isOpeningFact(fact))
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return fact
}

const isOpeningFact = (fact: Fact): fact is OpeningFact => checks.get(fact.kind)?.Check(fact.body) === true
