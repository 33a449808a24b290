// A slice's kinds of fact as schemas, and the reader that checks a stored fact against them.
import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Fact, FactsOf } from '../practice/fact.ts'

export type Kinds = Readonly<Record<string, TSchema>>
export type BodiesOf<Of extends Kinds> = { [Kind in keyof Of]: Static<Of[Kind]> }

/** Throws on a fact of another kind or shape: what is stored was checked when it was written, so that is a fault of ours. */
export function readerOf<Of extends Kinds>(kinds: Of): (fact: Fact) => FactsOf<BodiesOf<Of>> {
  const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))
  const isOurs = (fact: Fact): fact is FactsOf<BodiesOf<Of>> => checks.get(fact.kind)?.Check(fact.body) === true
  return (fact) => {
    if (isOurs(fact)) return fact
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  }
}
