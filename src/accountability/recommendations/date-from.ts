// Where the date of a recommendation is from, where its own time scale did not make it: of another whose place it took, agreed, or set where there was none.
import { dateWords, dayOf, localDate } from '../../kernel/time.ts'
import type { DateFrom } from '../date-from.ts'
import type { RecommendationState } from './state.ts'
import { answersInWriting, ruleWords, sourceOf } from './time-scales.ts'

/** Null where its time scale made the date, counted from another day or not. */
export function dateFrom({ dueOn, handedOn, dateSet, dateChanges, baseChanges }: RecommendationState): DateFrom | null {
  if (dueOn === null) return null
  if (handedOn !== null) return { how: 'handed on', reference: handedOn.reference, on: null }
  const change = dateChanges.at(-1)
  const set = change === undefined && dateSet?.dueOn === dueOn
  const last = set ? dateSet : change
  if (last === undefined || baseChanges.some((one) => one.at === last.at)) return null
  return { how: set ? 'set' : 'agreed', reference: null, on: localDate(last.at) }
}

type Dated = { readonly date_from: DateFrom | null; readonly time_scale: string; readonly base_on: string | null }

/** For beside the date: the rule that made it and where that is from; of a date handed on or moved, that, and what its own rule is. Null where nothing says. */
export function dateSaid({ date_from: from, time_scale: scale, base_on: base }: Dated): string | null {
  const own = scale === 'none' || answersInWriting(scale) ? null : `${ruleWords(scale, base)} (${sourceOf(scale)})`
  const beside = own === null ? '' : `. Its own time scale: ${own}`
  const on = from?.on == null ? '' : ` on ${dateWords(dayOf(from.on))}`
  switch (from?.how) {
    case 'handed on':
      return `the date of ${from.reference ?? 'another'}, whose place it took${beside}`
    case 'agreed':
      return `a date that was moved, agreed${on}${beside}`
    case 'set':
      return `set${on}, where its source gave no date`
    default:
      return own
  }
}
