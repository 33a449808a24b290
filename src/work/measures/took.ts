// How long it took, in words: of all that was owed, so that what was never done makes nothing look quick.

import { durationWords } from '../../kernel/time.ts'
import { thousands } from '../../kernel/words.ts'
import type { Summary } from '../../practice/statistics.ts'
import type { Figures } from '../../registers/measures.ts'

/** The name of the time that was given: to the family it was promised. */
export const allowedWords = (id: string): string => (id === 'M21' ? 'How long was promised' : 'How long was allowed')

/** Null where nothing was owed that could have taken a time. Without `taken` there are too many to give intervals. */
export function tookWords(figures: Figures, taken: Summary | null): string | null {
  const { timed, neverDone, longest } = figures
  const owed = timed + neverDone
  if (owed === 0) return null
  const within = (words: string, value: number | null, interval: Summary['p50Interval']) =>
    value === null
      ? `${words}: not reached, because ${neverDone} of ${owed} were never done${intervalWords(interval)}`
      : `${words} within ${durationWords(value)}${intervalWords(interval)}`
  return [
    neverDone === 0 ? `n = ${thousands(owed)}` : `${thousands(timed)} done of ${thousands(owed)} owed`,
    within('half', figures.p50, taken?.p50Interval ?? null),
    within('nine in ten', figures.p90, taken?.p90Interval ?? null),
    ...(longest === null ? [] : [`longest${neverDone === 0 ? '' : ' of those done'} ${durationWords(longest)}`]),
  ].join('; ')
}

function intervalWords(interval: Summary['p50Interval']): string {
  if (interval === null) return ''
  const { low, high } = interval
  return ` (95% interval ${high === null ? `from ${durationWords(low)} up` : `${durationWords(low)} to ${durationWords(high)}`})`
}
