// What every command of the local policing body checks: days, addresses, and everything that is wrong at once.
import type { TSchema } from 'typebox'
import type { Refusal } from '../../kernel/outcome.ts'
import { type Instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import type { Fact, NewFact } from '../../practice/fact.ts'
import { deciding, when } from '../../registers/deciding.ts'
import type { Also, Command, Decision } from '../../registers/records.ts'

export const command = <State, F extends Fact, Schema extends TSchema, Evidence>(
  given: Command<State, F, Schema, Evidence>,
) => given

export const { unless: answered } = deciding<NewFact>()
/** With facts on other records in the same transaction. */
export const answeredAlso = (refusals: readonly Refusal[], fact: NewFact, also: readonly Also[]): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts: [fact], also }

export const noSuchDay = (field: string, given: string | null): readonly Refusal[] =>
  when(given !== null && parseLocalDate(given) === null, field, 'This is not a real date. Check the day and month.')
export const notPast = (field: string, on: string, now: Instant): readonly Refusal[] =>
  when(on < localDate(now), field, 'This date has passed. Enter a future date.')
export const notToCome = (field: string, on: string, now: Instant): readonly Refusal[] =>
  when(on > localDate(now), field, 'This date is in the future. Enter today or an earlier day.')
export const notAnAddress = (field: string, address: string | null): readonly Refusal[] =>
  when(address !== null && !/^https?:\/\/\S+$/.test(address), field, 'Enter an address that begins with https://')
