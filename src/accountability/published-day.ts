// A day as far as it is published: itself, its month or its year alone. What is not published is not invented.
import Type from 'typebox'
import { addDays, addMonths, dateWords, type LocalDate, parseLocalDate } from '../kernel/time.ts'

export const PublishedDay = Type.String({ pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' })

/** The first and the last day that it can be. */
export type Between = { readonly first: LocalDate; readonly last: LocalDate }

/** Null where it is none. */
export function daysOf(said: string): Between | null {
  const { rest, months } = of[said.length] ?? { rest: '', months: 0 }
  const first = parseLocalDate(`${said}${rest}`)
  if (first === null) return null
  return { first, last: months === 0 ? first : addDays(addMonths(first, months), -1) }
}

/** A year and a month by how many characters they have: what makes a day of them, and how many months they are. */
const of: Readonly<Record<number, { readonly rest: string; readonly months: number }>> = {
  4: { rest: '-01-01', months: 12 },
  7: { rest: '-01', months: 1 },
}

export const publishedWords = (said: string): string => (said.length === 4 ? said : dateWords(said))

/** Whichever days they were, the one was before the other. */
export const certainlyBefore = (one: string | null, other: string | null): boolean => {
  const [earlier, later] = [one, other].map((said) => (said === null ? null : daysOf(said)))
  return earlier != null && later != null && earlier.last < later.first
}
