// What can happen in a missing child's episode: one schema a kind of fact. Times stand on the fact itself; names and free text only in bodies.
import type { Static } from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { closingKinds } from './closing-facts.ts'
import type { Level } from './fact-parts.ts'
import { gradeKinds } from './grade-facts.ts'
import { reportKinds } from './report-facts.ts'
import { returnKinds } from './return-facts.ts'
import { searchKinds } from './search-facts.ts'

export const kinds = { ...reportKinds, ...gradeKinds, ...searchKinds, ...returnKinds, ...closingKinds } as const

/** `missing.erased` stands for any fact whose body was erased by lawful authority. */
export type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> } & {
  readonly 'missing.erased': null
}
export type MissingFact = FactsOf<Bodies>
/** The facts of one of the tables of kinds. */
export type FactAmong<Kinds> = Extract<MissingFact, { readonly kind: keyof Kinds }>
export type NewMissingFact = NewFactsOf<Bodies>
export type RiskLevel = Static<typeof Level>
