// The office's own dates that passed: what they are about, and where each stands.
import { dayOf, instant, localDate } from '../../kernel/time.ts'
import { lastDayOfSection55 } from '../../practice/deadline.ts'
import { publishedThing } from './duties-to-publish.ts'

type Missed = {
  readonly record_id: string
  readonly kind: string
  readonly name: string
  readonly due_at: string
  readonly report: string | null
  readonly item: string | null
}
type Unanswered = { readonly record_id: string; readonly title: string; readonly published_on: string }

/** Comments that nobody opened have no clock of their own where the report was entered after its last lawful day: their day has passed all the same. */
export function missedOf(duties: readonly Missed[], unanswered: readonly Unanswered[], today: string) {
  return [
    ...unanswered.map((one) => ({
      words: `Comments under section 55 that nobody opened: ${one.title}`,
      dueOn: lastDayOfSection55(dayOf(one.published_on)),
      path: `/inspection/${one.record_id}`,
    })),
    ...duties.map((one) => ({
      words: wordsOf(one),
      dueOn: localDate(instant(one.due_at)),
      path: pathOf(one),
    })),
  ]
    .filter((one) => one.dueOn < today)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

function wordsOf({ kind, name, report, item }: Missed): string {
  const what = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const about = kind === 'section-55' ? report : item === null ? null : publishedThing(item)?.words
  return about == null ? what : `${what}: ${about}`
}

const pathOf = ({ kind, record_id: record, item }: Missed): string =>
  item !== null ? `#publish-${item}` : kind === 'performance-year' ? '#public-meetings' : `/${kind}/${record}`
