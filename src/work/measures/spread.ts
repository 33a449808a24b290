// M27: does it depend on the team, the hour or the area? Four measures as funnel plots, worked out at reading.
import { type Funnel, funnel, pairsWithin } from '../../practice/statistics.ts'
import { type Figures, type Grouping, type ReadAsked, total } from '../../registers/measures.ts'
import { funnelPlot } from '../../web/charts.ts'

/** The measure that has no figure of its own: it compares groups of four others. */
export const comparesOthers = (id: string): boolean => id === 'M27'

const comparedMeasures = ['M1', 'M4', 'M6', 'M13'] as const

const comparedBy = ['team', 'hour', 'area'] as const satisfies readonly Grouping[]

type Read = (asked: Pick<ReadAsked, 'measures' | 'by'>) => Promise<ReadonlyMap<string, readonly Figures[]>>

type Spread = ReturnType<typeof spreadOf>

/** The plots of one measure, or of all four on the page of M27, those that say something first; none for other measures. `names` of units, by their key. */
export async function spreadsOf(
  id: string,
  read: Read,
  names: ReadonlyMap<string, string> = new Map(),
): Promise<readonly Spread[]> {
  const measures = comparedMeasures.filter((one) => one === id || comparesOthers(id))
  if (measures.length === 0) return []
  const groupings = await Promise.all(comparedBy.map(async (by) => ({ by, groups: await read({ measures, by }) })))
  const spreads = measures.flatMap((measure) =>
    groupings.map(({ by, groups }) => spreadOf(measure, by, named(groups.get(measure) ?? [], by, names))),
  )
  return comparesOthers(id) ? spreads.sort((a, b) => Number(b.apart) - Number(a.apart)) : spreads
}

const named = (figures: readonly Figures[], by: Grouping, names: ReadonlyMap<string, string>): readonly Figures[] =>
  by === 'team' ? figures.map((one) => ({ ...one, group: names.get(one.group) ?? one.group })) : figures

function spreadOf(measure: string, by: Grouping, figures: readonly Figures[]) {
  const points = figures
    .map((one) => ({
      label: by === 'hour' ? hourWords(one.group) : one.group,
      successes: one.yes,
      n: total(one),
      pairs: pairsWithin([one]),
    }))
    .filter(({ n }) => n > 0)
  const result = funnel(points)
  const outside = result.points
    .filter((point) => point.outside !== 'no')
    .map((point) => `${point.label} (${point.outside})`)
  return {
    measure,
    by,
    compared: points.length,
    n: points.reduce((sum, point) => sum + point.n, 0),
    /** So many independent cases. */
    worth: result.points.reduce((sum, point) => sum + point.worth, 0),
    outside,
    phi: result.spread.phi,
    differ: result.spread.overdispersed,
    apart: outside.length > 0 || result.spread.overdispersed,
    words: wordsOf(outside, result.spread),
    chart: funnelPlot({ id: `${measure}-${by}`, title: `${measure} by ${by}`, ...result }),
  }
}

/** Who stands outside by themselves is one question; whether all of them together differ is another, and either may be so without the other. */
function wordsOf(outside: readonly string[], { phi, overdispersed }: Funnel['spread']): string {
  const apart = outside.length === 0 ? null : `More different than chance explains: ${outside.join(', ')}`
  if (!overdispersed || phi === null) return apart ?? 'No more difference than chance explains'
  const times = `their spread is ${phi.toFixed(1)} times what chance alone gives`
  return apart === null
    ? `Together they differ from each other more than chance explains, although none does by itself: ${times}`
    : `${apart}. Together they differ from each other more than chance explains: ${times}`
}

const hourWords = (hour: string): string => (/^\d{2}$/.test(hour) ? `${hour}:00` : hour)
