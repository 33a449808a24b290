// A command on comments under section 55: its types given once, what stops it once they are published, and what the report asks on the day.
import type Type from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import type { NewFact } from '../../practice/fact.ts'
import { deciding, when } from '../../registers/deciding.ts'
import type { Command } from '../../registers/records.ts'
import { gone } from '../../registers/words-erased.ts'
import type { Section55Fact } from './facts.ts'
import { recommendationsNow } from './register.ts'
import type { Recommendation, Section55State } from './state.ts'

type Section55Command<Schema extends Type.TSchema, Evidence> = Command<Section55State, Section55Fact, Schema, Evidence>
export const command = <Schema extends Type.TSchema, Evidence>(given: Section55Command<Schema, Evidence>) => given

export const { unless: answered } = deciding<NewFact>()
export const notAfter = (state: Section55State): readonly Refusal[] => [
  ...when(state.published !== null, '', 'The comments have been published and cannot be changed.'),
  ...when(
    state.notOwed !== null,
    '',
    `Section 55 does not apply to this report (“${state.notOwed?.because ?? ''}”). If it does, say so first on the inspection’s page.`,
  ),
  ...when(state.covered !== null, '', `It is answered with “${state.covered?.report ?? ''}”.`),
]
/** Once they are published, only what they left out is answered: in an addendum. */
export const notOfThese = ({ printed }: Section55State, recordId: string): readonly Refusal[] =>
  when(
    printed.has(recordId),
    'recordId',
    'This recommendation is answered in the published comments, which cannot be changed. Choose one that was left out.',
  )
/** What was erased is published by nobody as if it had been said so. */
export const erasedIn = (
  texts: readonly { readonly where: string; readonly words: string | null }[],
): readonly Refusal[] =>
  texts
    .filter(({ words }) => words === gone)
    .slice(0, 1)
    .flatMap(({ where }) => when(true, '', `Words in ${where} were erased. Have them written again first.`))
export const notAnAddress = (address: string): readonly Refusal[] =>
  when(!/^https?:\/\/\S+$/.test(address), 'address', 'Enter an address that begins with https://')

/** What the register has of the report at this moment: a recommendation confirmed yesterday is owed an answer too. */
export const current: NonNullable<Section55Command<Type.TSchema, readonly Recommendation[]>['evidence']> = async (
  reader,
  { folded, world },
) => await recommendationsNow(reader, world, folded.state.opened)
