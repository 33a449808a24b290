// The figures of a recommendation’s criteria as its page shows them: in words, and as bars.

import { dateWords } from '../../kernel/time.ts'
import { percent } from '../../kernel/words.ts'
import { intervalOf, pairsWithin } from '../../practice/statistics.ts'
import { intervalBars } from '../../web/charts.ts'
import type { Definitions } from './soundness.ts'
import type { Figure as Judged } from './standing/judged.ts'
import type { Criterion } from './test.ts'

/** The question of a measure, by its name: handed in by app.ts, so that a page need not know which slice answers. */
export type Questions = Definitions

type Figure = Pick<Judged, 'yes' | 'no' | 'notEvidenced' | 'alike'>

const labels: Readonly<Record<Criterion['kind'], string>> = {
  timeliness: 'On time',
  completeness: 'Recorded',
  outcome: 'Done well',
  'audited quality': 'Done well',
}

export function described(criterion: Criterion, figure: Figure | null, questions: Questions) {
  const n = figure === null ? 0 : figure.yes + figure.no + figure.notEvidenced
  const { low, high } = intervalOf({ successes: figure?.yes ?? 0, n, pairs: pairsWithin([figure ?? {}]) })
  return {
    measure: criterion.measure,
    question: questions.get(criterion.measure)?.question ?? criterion.measure,
    label: labels[criterion.kind],
    kind: criterion.kind,
    threshold: criterion.threshold,
    better: criterion.better,
    asks: `${criterion.better === 'higher' ? 'at least' : 'at most'} ${percent(criterion.threshold)}, n at least ${criterion.minimumN}`,
    n,
    yes: figure?.yes ?? 0,
    notEvidenced: figure?.notEvidenced ?? 0,
    share: n === 0 ? null : percent((figure?.yes ?? 0) / n),
    value: n === 0 ? null : (figure?.yes ?? 0) / n,
    low,
    high,
    interval: `${percent(low)} to ${percent(high)}`,
  }
}

/** Being on time and doing it well are two things, side by side: each with its question, what is asked, and which way is better. */
export function bars(criteria: readonly ReturnType<typeof described>[], month: string) {
  const groups = ['On time', 'Recorded', 'Done well'] as const
  const shown = groups.flatMap((group) =>
    criteria
      .filter(({ label }) => label === group)
      .map((one) => ({
        label: `${one.measure} ${one.question}${one.better === 'lower' ? ' (lower is better)' : ''}`,
        group,
        value: one.value,
        low: one.low,
        high: one.high,
        n: one.n,
        asked: { at: one.threshold, better: one.better },
      })),
  )
  return intervalBars({ title: `On time and done well, ${dateWords(month)}`, bars: shown })
}
