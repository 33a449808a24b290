// The register as an inspector reads it: each recommendation with the figures its status rests on, never without n and interval.
import type { Reader } from '../../kernel/database.ts'
import { instant } from '../../kernel/time.ts'
import { intervalOf, pairsWithin } from '../../practice/statistics.ts'
import type { World } from '../../registers/world.ts'
import type { RegisterEntry } from './facts.ts'
import { beside } from './queries.ts'

export type Questions = ReadonlyMap<string, { readonly question: string }>
/** Of each recommendation, by its record, how far each matter of time is above audited files, in words: null of what is no matter of time. Received as a value. */
export type ReadGaps = (world: World) => Promise<ReadonlyMap<string, readonly GapSaid[]>>
type GapSaid = {
  readonly measure: string
  readonly gap: string | null
  /** It is met by a test that asks nothing of those files, and clearly fewer are good. */
  readonly unasked: boolean
}
type Row = Awaited<ReturnType<typeof beside.all>>[number]

export async function registerNow(
  reader: Reader,
  world: World,
  questions: Questions,
): Promise<readonly RegisterEntry[]> {
  const rows = await beside.all(reader, { force: world.who.forceId })
  return rows.map((row) => entryOf(row, questions))
}

const entryOf = (row: Row, questions: Questions): RegisterEntry => ({
  reference: row.reference,
  inspection: row.inspection.slice(0, 300),
  published: row.published,
  theme: row.theme,
  words: row.words,
  stage: row.stage,
  standing: row.standing,
  computedAt: row.judged_at === null ? null : instant(row.judged_at),
  stops: (row.stops ?? []).slice(0, 40),
  dueOn: row.due_on,
  dateChanges: row.date_changes,
  foundAgain: row.found_again,
  figures: [...figuresOf(row, questions)],
})

/** Of the last whole month that the status was computed from. */
export function figuresOf(row: Pick<Row, 'test' | 'figures'>, questions: Questions): RegisterEntry['figures'] {
  const last = row.figures?.at(-1)
  if (last === undefined) return []
  return (row.test?.criteria ?? []).flatMap(({ measure, part }, index) => {
    const figure = last.figures[index]
    if (figure === undefined) return []
    const n = figure.yes + figure.no + figure.notEvidenced
    const { low, high } = intervalOf({ successes: figure.yes, n, pairs: pairsWithin([figure]) })
    return [
      {
        measure,
        part,
        question: (questions.get(measure)?.question ?? measure).slice(0, 300),
        month: last.month,
        yes: figure.yes,
        n,
        notEvidenced: figure.notEvidenced,
        percent: n === 0 ? null : percent(figure.yes / n),
        low: n === 0 ? null : percent(low),
        high: n === 0 ? null : percent(high),
      },
    ]
  })
}

const percent = (share: number): number => Math.round(share * 1000) / 10
