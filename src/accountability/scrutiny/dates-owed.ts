// The dates that the office owes by law or by rule, as one list: each once, what is late first, by its day.
import { earlierFirst } from '../../kernel/order.ts'
import { dayOf, type Instant, type LocalDate, localDate } from '../../kernel/time.ts'
import { whenWords } from '../running-clock.ts'

type Missed = { readonly words: string; readonly dueOn: LocalDate; readonly path: string }
type Comments = {
  readonly record_id: string
  readonly report: string
  readonly due_on: string
  readonly comments_published_at: string | null
  readonly left_out: readonly string[]
  readonly covered_by: string | null
  /** By when somebody says whether they were published before the report was entered; null where it is known. */
  readonly say_by: string | null
}
type Unopened = { readonly title: string; readonly due_on: LocalDate }

export const isOwed = (one: Pick<Comments, 'covered_by' | 'comments_published_at' | 'left_out'>): boolean =>
  one.covered_by === null && (one.comments_published_at === null || one.left_out.length > 0)

/** A clock that has run out and the comments it is about are one date. */
export function datesOwed(
  { missed, ahead }: { readonly missed: readonly Missed[]; readonly ahead: readonly Missed[] },
  comments: readonly Comments[],
  unopened: readonly Unopened[],
  now: Instant,
) {
  const today = localDate(now)
  const said = new Set(missed.map(({ path, dueOn }) => `${path} ${dueOn}`))
  const rows = [
    ...missed,
    ...ahead,
    ...comments
      .filter((one) => isOwed(one) && !said.has(`/section-55/${one.record_id} ${owedOn(one)}`))
      .map((one) => ({ words: commentWords(one), dueOn: dayOf(owedOn(one)), path: `/section-55/${one.record_id}` })),
    ...unopened.map((one) => ({ ...unopenedSaid(one, today), path: '/section-55s' })),
  ]
  return rows
    .map((row) => {
      // A clock may run out within its day.
      const late = row.dueOn < today || missed.some((one) => one === row)
      return { ...row, late, when: whenWords(row.dueOn, today, late) }
    })
    .toSorted((a, b) => earlierFirst(a.dueOn, b.dueOn))
}

/** Of a report whose last lawful day passed before anybody opened comments nobody knows here what was published (decision 0028). */
const unopenedSaid = ({ title, due_on }: Unopened, today: LocalDate) =>
  due_on < today
    ? { words: `Say whether comments were published: ${title} (nobody has opened them)`, dueOn: today }
    : { words: `Publish the comments: ${title} (nobody has opened them)`, dueOn: due_on }

/** By when they are published, or somebody says what became of them. */
export const owedOn = ({ say_by, due_on }: Pick<Comments, 'say_by' | 'due_on'>): string => say_by ?? due_on

function commentWords({ report, comments_published_at, left_out, say_by }: Comments): string {
  if (say_by !== null) return `Say whether comments were published before the report was entered: ${report}`
  return comments_published_at === null
    ? `Publish the comments: ${report}`
    : `Answer what the comments left out: ${report}, ${left_out.join(', ')}`
}
