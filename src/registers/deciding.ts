// How a command answers: with facts, or with everything that is wrong at once.
import { type Refusal, refusal } from '../kernel/outcome.ts'
import type { NewFact } from '../practice/fact.ts'
import type { Decision } from './records.ts'

export const refuse = (...refusals: readonly Refusal[]): Decision => ({ kind: 'refused', refusals })

/** One sentence beside one field. */
export const no = (field: string, sentence: string): Decision => refuse(refusal(field, sentence))

/** A refusal where something is wrong; an empty field is none of the form's. */
export const when = (wrong: boolean, field: string, sentence: string): readonly Refusal[] =>
  wrong ? [refusal(field, sentence)] : []

/** Answering with the facts of one record, and with no others. */
export const deciding = <New extends NewFact>() => {
  const record = (...facts: readonly New[]): Decision => ({ kind: 'facts', facts })
  /** Facts if nothing stands against them; otherwise every refusal. */
  const unless = (refusals: readonly Refusal[], ...facts: readonly New[]): Decision =>
    refusals.length > 0 ? refuse(...refusals) : record(...facts)
  return { record, unless }
}
