// Every recommendation that stands, assessed by its figures since the year they are compared with.
import { percent, thousands } from '../../../kernel/words.ts'
import { type GapOver, gapOverWords, noGapWords } from '../../../practice/gap-over-months.ts'
import {
  comparedWords,
  intervalOf,
  pairsWithin,
  said,
  sinceAnchor,
  togetherClause,
} from '../../../practice/statistics.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { asksNothingOfFiles, isAhead } from '../../files-unasked.ts'
import { figuresFor, type ReadMonths } from '../figures.ts'
import type { Questions } from '../figures-shown.ts'
import { lastRevisits, recommendations } from '../queries.ts'
import { type Month, nothing } from '../standing/judged.ts'
import type { ClosureTest, Criterion } from '../test.ts'
import { assess } from './assess.ts'

/** Of each recommendation, by its record, what its measures say of the last six months, and which are worse than in the year they are compared with. */
export const figuresSaid =
  (questions: Questions, read: ReadMonths) =>
  async (world: World): Promise<FiguresSaid> =>
    new Map(
      (await assessed(world, questions, read)).map(({ record_id, standing, test, criteria }) => [
        record_id,
        criteria.map(({ measure, question, figure, asked, change, compared, gap, ahead }) => ({
          ...{ measure, question, figure, asked, gap },
          unasked: ahead && standing === 'met' && test !== null && asksNothingOfFiles(test),
          worseThan: change === 'worse' ? compared : null,
        })),
      ]),
    )

type FiguresSaid = ReadonlyMap<
  string,
  readonly {
    readonly measure: string
    readonly question: string
    readonly figure: string
    readonly asked: string
    readonly worseThan: string | null
    readonly gap: string | null
    readonly unasked: boolean
  }[]
>

/** Those that were superseded are told of by what took their place. */
export async function assessed(world: World, questions: Questions, read: ReadMonths) {
  const { now, who } = world
  const force = who.forceId
  const [rows, revisits] = await world.db.read(
    contextOf(world),
    async (reader) =>
      await Promise.all([recommendations.all(reader, { force, limit: 500 }), lastRevisits.all(reader, { force })]),
  )
  const lastSaid = new Map(revisits.map((one) => [one.record_id, one]))
  const open = rows.filter((row) => row.stage !== 'superseded')
  const tests = open.flatMap(({ test }) => (test === null ? [] : [test]))
  const figures = await figuresFor(read, force, tests, now)
  return open.map((row) => {
    const months = row.test === null ? [] : figures.since(row.test)
    const gaps = new Map((row.test === null ? [] : figures.gaps(row.test)).map(({ measure, gap }) => [measure, gap]))
    const together = row.test === null ? 0 : readTogether(row.test)
    const criteria = (row.test?.criteria ?? []).map((criterion, index) =>
      ofCriterion(criterion, { index, together, gaps }, months, questions),
    )
    const assessed = assess(
      row.standing,
      criteria.map((one) => one.change),
    )
    return {
      ...row,
      asAt: now,
      ...assessed,
      because: [row.untestable ?? assessed.because, row.test?.scope ?? null].filter((one) => one !== null).join(' '),
      criteria,
      said: lastSaid.get(row.record_id) ?? null,
    }
  })
}

/** As in public: its measures, and the audited files that stand beside them. */
const readTogether = ({ criteria, audit = null }: ClosureTest): number =>
  criteria.length + (audit !== null || criteria.some(({ kind }) => kind === 'timeliness') ? 1 : 0)

type GapsByMeasure = ReadonlyMap<string, GapOver | null>

/** Its measures are read `together`, as in public: what may be claimed by chance is shared among them. */
function ofCriterion(
  criterion: Criterion,
  { index, together, gaps }: { readonly index: number; readonly together: number; readonly gaps: GapsByMeasure },
  months: readonly Month[],
  questions: Questions,
) {
  const counts = months.map(({ month, figures }) => {
    const { yes, no, notEvidenced, notYet = 0, alike = [] } = figures[index] ?? nothing
    return { month, yes, n: yes + no + notEvidenced, notYet, alike }
  })
  const change = sinceAnchor(counts, criterion.better, together)
  const alone = sinceAnchor(counts, criterion.better, 1)
  const half = counts.slice(-6)
  const [yes, n] = [half.reduce((sum, one) => sum + one.yes, 0), half.reduce((sum, one) => sum + one.n, 0)]
  const { low, high } = intervalOf({ successes: yes, n, pairs: pairsWithin(half) })
  return {
    measure: criterion.measure,
    question: questions.get(criterion.measure)?.question ?? criterion.measure,
    asked: `${criterion.better === 'higher' ? 'at least' : 'at most'} ${percent(criterion.threshold)}`,
    figure:
      n === 0
        ? 'no case in the last six months'
        : `${percent(yes / n)} of ${thousands(n)} (${percent(low)} to ${percent(high)})`,
    change: said(change),
    alone: togetherClause(said(change), said(alone), together),
    compared: change === null ? null : comparedWords(change),
    gap: gapSaid(gaps.get(criterion.measure)),
    ahead: isAheadOf(gaps.get(criterion.measure)),
  }
}

const isAheadOf = (gap: GapOver | null | undefined): boolean => gap != null && isAhead(gap)

/** Wherever “on time” stands, “done well” stands beside it, over months of its own, which it names; of what is no matter of time nothing. */
function gapSaid(gap: GapOver | null | undefined): string | null {
  if (gap === undefined) return null
  return gap === null ? noGapWords : `“on time” minus “done well”: ${gapOverWords(gap)}`
}
