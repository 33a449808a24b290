// A report that was entered after its last lawful day: whether comments were published in their time is not known here, and nobody is accused of it.
import { addDays, dayOf, type Instant, type LocalDate, localDate } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import type { Section55State } from './state.ts'

type Known = Pick<
  Section55State,
  'opened' | 'openedAt' | 'saidNone' | 'published' | 'covered' | 'notOwed' | 'notKnownSince'
>

const daysToSay = 14

/** Nobody has said whether they were published. */
export const isNotKnown = (state: Known): boolean =>
  enteredLate(state) &&
  [state.saidNone, state.published, state.covered, state.notOwed].every((settled) => settled === null)

export const enteredLate = ({ opened, openedAt }: Pick<Known, 'opened' | 'openedAt'>): boolean =>
  opened !== null && openedAt !== null && lastDayOfSection55(dayOf(opened.publishedOn)) < localDate(openedAt)

/** From when on it is not known: from its entry, or since it is owed again or its day was put right. */
export const since = (before: Section55State, after: Section55State, at: Instant): Section55State =>
  isNotKnown(after) && !isNotKnown(before) ? { ...after, notKnownSince: at } : after

/** By when somebody says; null where it is known. */
export const sayBy = (state: Known): LocalDate | null =>
  isNotKnown(state) && state.notKnownSince !== null ? addDays(localDate(state.notKnownSince), daysToSay) : null
