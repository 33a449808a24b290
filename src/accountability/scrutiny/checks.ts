// What every command of the local policing body checks: days, addresses, and everything that is wrong at once.
import type { TSchema } from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { type Instant, localDate, parseLocalDate } from '../../kernel/time.ts'
import type { Fact, NewFact } from '../../practice/fact.ts'
import type { Also, Command, Decision } from '../../registers/records.ts'

export const command = <State, F extends Fact, Schema extends TSchema, Evidence>(
  given: Command<State, F, Schema, Evidence>,
) => given

export const answered = (refusals: readonly Refusal[], ...facts: readonly NewFact[]): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts }
/** With facts on other records in the same transaction. */
export const answeredAlso = (refusals: readonly Refusal[], fact: NewFact, also: readonly Also[]): Decision =>
  refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'facts', facts: [fact], also }

export const noSuchDay = (field: string, given: string | null): readonly Refusal[] =>
  given === null || parseLocalDate(given) !== null
    ? []
    : [refusal(field, 'This is not a real date. Check the day and month.')]
export const notPast = (field: string, on: string, now: Instant): readonly Refusal[] =>
  on < localDate(now) ? [refusal(field, 'This date has passed. Enter a future date.')] : []
export const notToCome = (field: string, on: string, now: Instant): readonly Refusal[] =>
  on > localDate(now) ? [refusal(field, 'This date is in the future. Enter today or an earlier day.')] : []
export const notAnAddress = (field: string, address: string | null): readonly Refusal[] =>
  address === null || /^https?:\/\/\S+$/.test(address)
    ? []
    : [refusal(field, 'Enter an address that begins with https://')]
