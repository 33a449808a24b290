// What of a pasted text nobody has said yet whether it is a recommendation: said wherever somebody rests on the register's being whole.
import type { InspectionState } from './state.ts'

/** Null where everything is confirmed or dismissed. */
export function notDecided({ waiting }: Pick<InspectionState, 'waiting'>): string | null {
  if (waiting.length === 0) return null
  const recognised = waiting.filter((one) => one.recognised).length
  const rest = waiting.length - recognised
  const parts = [
    ...(recognised === 0 ? [] : [`${recognised} recognised as asking for something`]),
    ...(rest === 0 ? [] : [`${rest} that may ask for something`]),
  ]
  const noun = waiting.length === 1 ? 'passage of its pasted text is' : 'passages of its pasted text are'
  return `${waiting.length} ${noun} not in the register yet: ${parts.join(', and ')}.`
}
