// Questions a commissioner may ask, made from what the records show: never from what anybody says of them.

import { dateWords } from '../../kernel/time.ts'
import { endedStages } from '../../practice/stages.ts'
import { disagrees } from '../assurance.ts'

export type Row = {
  readonly record_id: string
  readonly reference: string
  readonly theme: string
  readonly stage: string
  readonly standing: string | null
  readonly stops: readonly string[] | null
  readonly due_on: string | null
  readonly date_changes: number
  readonly loosenings: readonly unknown[]
  readonly assurance: string | null
  /** Why no measure can test it. */
  readonly untestable: string | null
}

/** Of a recommendation, by its record: what each measure that is worse asks, in words. */
export type Worse = ReadonlyMap<string, readonly string[]>

const closed: readonly string[] = ['verified', 'closed by the inspectorate', 'closed with residual']

/** One question each, the hardest first; `today` is the local day. */
export function questionsToAsk(rows: readonly Row[], worse: Worse, today: string): readonly string[] {
  const owed = rows.filter((row) => !endedStages.includes(row.stage))
  return [
    ...rows
      .filter(disagrees)
      .map(
        (row) =>
          `${row.reference}: we said we were ${row.assurance}. The figures say “${row.standing}”. What did we rest on?`,
      ),
    ...rows
      .filter((row) => closed.includes(row.stage) && (row.standing === 'not met' || row.standing === 'no longer met'))
      .map(
        (row) =>
          `${row.reference}: the inspectorate ended it, and the figures say “${row.standing}”. Is what it asked for still done?`,
      ),
    ...rows.flatMap((row) =>
      (worse.get(row.record_id) ?? []).map(
        (measure) => `${row.reference}: ${measure} Worse than in the year it is compared with. Since when, and why?`,
      ),
    ),
    ...rows
      .filter((row) => row.standing === 'no longer met')
      .map(
        (row) =>
          `${row.reference}: it was met and no longer is. ${row.stops?.[0] ?? ''} What changed, and who saw it first?`,
      ),
    ...owed
      .filter((row) => row.due_on !== null && row.due_on < today && row.standing !== 'met')
      .map(
        (row) =>
          `${row.reference}: it was due on ${dateWords(row.due_on ?? '')} and is ${row.standing ?? 'not tested'}. What happens now?`,
      ),
    ...rows
      .filter((row) => row.date_changes >= 2)
      .map(
        (row) => `${row.reference}: its date was moved ${row.date_changes} times. What will be different this time?`,
      ),
    ...rows
      .filter((row) => row.loosenings.length > 0)
      .map((row) => `${row.reference}: its closure test asks less than it did. Why should the public accept that?`),
    ...owed
      .filter((row) => row.standing === null)
      .map((row) =>
        row.untestable === null
          ? `${row.reference} (${row.theme}): no test says when it is met. By when will there be one?`
          : `${row.reference} (${row.theme}): no measure can test it. Who looks at it instead, and what did they find?`,
      ),
  ]
}
