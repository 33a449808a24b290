// What stands against the time scale that somebody chose for a recommendation: another than its words give asks for a reason, and no date is before the report.
import { addMonths, dateWords, dayOf } from '../../../kernel/time.ts'
import { answersInWriting, isTimeScale, longest, needsDate, ruleWords } from '../time-scales.ts'
import { timeIn } from './scale-in.ts'

export type Chosen = {
  readonly words: string | null
  readonly timeScale: string
  readonly on: string | null
  readonly published: string | null
  readonly scaleReason: string | null
  /** Taken from a text that was pasted: there silence is an answer too. By hand the time scale may stand in a heading that was not entered. */
  readonly pasted: boolean
}

export function scaleWrong(chosen: Chosen): readonly (readonly [field: 'timeScale' | 'on' | 'scaleReason', string])[] {
  const { timeScale, on, scaleReason } = chosen
  if (!isTimeScale(timeScale)) return [['timeScale', `Choose one of the time scales: ${longest} at most.`]]
  if (needsDate(timeScale) && on === null) return [['on', 'Enter the date.']]
  const differs = otherwise(chosen)
  return [
    ...(on === null || !needsDate(timeScale) ? [] : dateWrong(on, chosen.published)),
    ...(differs === null || scaleReason !== null
      ? []
      : [['scaleReason', `${differs} Enter why a different time scale is right.`] as const]),
  ]
}

/** Kept only where it says something: the words give another time scale, or one that is not understood. */
export const reasonKept = (chosen: Omit<Chosen, 'published'>): string | null =>
  otherwise(chosen) === null ? null : chosen.scaleReason

const mostYears = 5

function dateWrong(on: string, published: string | null): readonly (readonly [field: 'on', string])[] {
  if (published === null) return []
  const latest = addMonths(dayOf(published), mostYears * 12)
  return [
    ...(on < published ? [['on', 'This is before the report was published.'] as const] : []),
    ...(on > latest
      ? [['on', `This is more than ${mostYears} years after the report was published: check the date.`] as const]
      : []),
  ]
}

/** What the words say instead; null where they say this, or nothing that it could differ from. */
function otherwise({ words, timeScale, on, pasted }: Omit<Chosen, 'published' | 'scaleReason'>): string | null {
  if (words === null || answersInWriting(timeScale)) return null
  const { found, notUnderstood } = timeIn(words)
  const same = (one: { readonly scale: string; readonly on: string | null }) =>
    one.scale === timeScale && (!needsDate(timeScale) || one.on === on)
  if (found.some(same)) return null
  if (found.length > 0)
    return `The words say ${found.map((one) => `“${one.words}”${one.on === null ? '' : `, ${dateWords(dayOf(one.on))}`}`).join(' and ')}.`
  if (notUnderstood.length > 0)
    return `The words say ${notUnderstood.map((one) => `“${one}”`).join(' and ')}, which is not understood.`
  return pasted && timeScale !== 'none'
    ? `The words give no time scale, and so do not say “${ruleWords(timeScale, null)}”.`
    : null
}
