// One human with two entries is nobody's second person: every rule of two people asks here, and none compares entries by itself (decision 0021).
import { type Refusal, refusal } from '../kernel/outcome.ts'
import type { Person } from './permissions.ts'

/** The entry somebody acts under, with their others. */
export type Human = Pick<Person, 'staffId' | 'also'>

/** Whether an entry is this human's: the one they act under, or another by which the register knows them. Nobody's is not. */
export const isSameHuman = ({ staffId, also = [] }: Human, entry: string | null | undefined): boolean =>
  entry === staffId || also.some((one) => one.staffId === entry)

/** Every entry of this human, the one they act under first. */
export const entriesOf = ({ staffId, also = [] }: Human): readonly string[] => [
  staffId,
  ...also.map((one) => one.staffId),
]

/** `sentence` says what they did and who decides instead; under which other entry it was is said before it. */
export function byAnotherHuman(
  who: Human,
  done: string | null | undefined | readonly (string | null | undefined)[],
  sentence: string,
): readonly Refusal[] {
  const entries = [done].flat()
  if (entries.includes(who.staffId)) return [refusal('', sentence)]
  const other = (who.also ?? []).find((one) => entries.includes(one.staffId))
  return other === undefined ? [] : [refusal('', `You are also ${other.name}, by ${other.because}. ${sentence}`)]
}
