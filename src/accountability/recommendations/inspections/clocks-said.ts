// What is owed, as whoever looks at it needs it: late, within fourteen days, or later and by kind; how long, in words; and once, why each is owed.
import { dateWords, dayNumber, type Instant, instant, type LocalDate, localDate } from '../../../kernel/time.ts'
import { capital, shortened } from '../../../kernel/words.ts'
import { whenWords } from '../../running-clock.ts'

/** Days ahead that stand open on the page; what is due after them is folded and counted. Vigil default. */
export const soonDays = 14

export type Falls = 'overdue' | 'soon' | 'later'

type Owed = {
  readonly words: string
  readonly due_at: string
  readonly owner: string
  readonly owner_name: string | null
  readonly reference: string | null
}

/** When it falls, by the local day; whose it is; and what it is about in one short line, null where its own words say it all. */
export function saidOf(one: Owed, about: string | null, now: Instant) {
  const due = localDate(instant(one.due_at))
  const days = dayNumber(due) - dayNumber(localDate(now))
  const falls = fallsOf(one.due_at < now, days)
  return {
    task: capital(one.words),
    falls,
    dueOn: due,
    when: whenWords(due, localDate(now), falls === 'overdue'),
    whose: one.owner_name ?? one.owner,
    object: objectOf(one.reference, about),
  }
}

function fallsOf(late: boolean, days: number): Falls {
  if (late) return 'overdue'
  return days <= soonDays ? 'soon' : 'later'
}

/** A reference says which; then the words beside it may be cut, and stand whole on its own page. */
function objectOf(reference: string | null, about: string | null): string | null {
  if (reference === null || about === null) return reference ?? about
  return `${reference} · ${shortened(capital(about), 60)}`
}

type Later = { readonly task: string; readonly dueOn: LocalDate; readonly falls: Falls; readonly ruled: string }

/** What falls later, a group a kind of duty, the one that falls first before the others; `at`: the places of its clocks in the list. */
export function byKind(clocks: readonly Later[]) {
  const later = clocks.flatMap((one, at) => (one.falls === 'later' ? [{ ...one, at }] : []))
  return [...Map.groupBy(later, (one) => one.task)].map(([words, those]) => {
    const days = [...new Set(those.map((one) => one.dueOn))].sort()
    const [first, last] = [dateWords(days.at(0) ?? ''), dateWords(days.at(-1) ?? '')]
    const oneDay = days.length === 1
    const [ruled = '', ...others] = [...new Set(those.map((one) => one.ruled))]
    return {
      words,
      oneDay,
      /** Where one rule holds for all of them it is said once. */
      ruled: others.length === 0 ? ruled : null,
      days: oneDay ? `due ${first}` : `due from ${first} to ${last}`,
      at: those.map(({ at }) => at),
    }
  })
}

type Ruled = { readonly basis: string; readonly rule: string | null; readonly source: string }

/** For beside the date: what the rule rests on, the rule, and where it is from. */
export const ruledBy = ({ basis, rule, source }: Ruled): string => capital(`${basis}: ${rule ?? source}`)
