// What can happen to an improvement programme: opened, a command post taken or left, a meeting set or ended.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf, NewFact, NewFactsOf } from '../../../practice/fact.ts'
import { Id, Line, LocalDate, Text } from '../../../registers/schemas.ts'

export const levels = ['gold', 'silver', 'bronze'] as const
export type Level = (typeof levels)[number]
export const cadences = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const
export type Cadence = (typeof cadences)[number]

const level = Type.Unsafe<Level>({ type: 'string', enum: [...levels] })
/** Of bronze, which strand of the work; null for gold and silver. */
const strand = Type.Union([Line(120), Type.Null()])

export const kinds = {
  'programme.opened/1': Type.Object({ title: Line(200), purpose: Text(2000) }),
  'programme.post-taken/1': Type.Object({ level, strand, staffId: Id, since: LocalDate }),
  'programme.post-left/1': Type.Object({ level, strand, staffId: Id, on: LocalDate, because: Line(300) }),
  'programme.meeting-set/1': Type.Object({
    name: Line(120),
    level,
    cadence: Type.Unsafe<Cadence>({ type: 'string', enum: [...cadences] }),
    firstOn: LocalDate,
  }),
  'programme.meeting-ended/1': Type.Object({ name: Line(120), on: LocalDate }),
} as const

type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> }
export type Meeting = Bodies['programme.meeting-set/1']
export type ProgrammeFact = FactsOf<Bodies & { readonly 'programme.erased': null }>
export type NewProgrammeFact = NewFactsOf<Bodies> & NewFact

const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))

export function read(fact: Fact): ProgrammeFact {
  if (fact.body === null) return { ...fact, kind: 'programme.erased', body: null }
  if (!isProgrammeFact(fact))
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return fact
}

const isProgrammeFact = (fact: Fact): fact is ProgrammeFact => checks.get(fact.kind)?.Check(fact.body) === true
