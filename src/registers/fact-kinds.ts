// A slice's kinds of fact as schemas, and the reader that checks a stored fact against them.
import type { Static, TSchema } from 'typebox'
import { compiled } from '../kernel/compiled.ts'
import type { Fact, FactsOf } from '../practice/fact.ts'

type Kinds = Readonly<Record<string, TSchema>>
export type BodiesOf<Of extends Kinds> = { [Kind in keyof Of]: Static<Of[Kind]> }

/** Any fact of a record whose body was erased by lawful authority: `missing.erased`. */
export type ErasedOf<Record extends string> = { readonly [Kind in `${Record}.erased`]: null }

/** Throws on a fact of another kind or shape: what is stored was checked when it was written, so that is a fault of ours. */
export function readerOf<Of extends Kinds>(kinds: Of): (fact: Fact) => FactsOf<BodiesOf<Of>> {
  const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, compiled(schema)]))
  const isOurs = (fact: Fact): fact is FactsOf<BodiesOf<Of>> => checks.get(fact.kind)?.Check(fact.body) === true
  return (fact) => {
    if (isOurs(fact)) return fact
    const why =
      checks
        .get(fact.kind)
        ?.Errors(fact.body)
        .map((error) => `${error.instancePath} ${error.message}`)
        .join('; ') ?? 'unknown kind'
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read: ${why}`)
  }
}

/** As `readerOf`, for records whose facts may be erased. */
export function erasableReaderOf<Of extends Kinds, Record extends string>(
  record: Record,
  kinds: Of,
): (fact: Fact) => FactsOf<BodiesOf<Of>> | FactsOf<ErasedOf<Record>> {
  const read = readerOf(kinds)
  const isErased = (fact: Fact): fact is FactsOf<ErasedOf<Record>> => fact.body === null
  return (fact) => {
    const emptied: Fact = fact.body === null ? { ...fact, kind: `${record}.erased` } : fact
    return isErased(emptied) ? emptied : read(fact)
  }
}
