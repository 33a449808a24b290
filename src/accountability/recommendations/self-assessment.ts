// The force's self-assessment before a revisit, one line a recommendation, in the inspectorate's own words. Computed: nobody can write it better.
import { stringify } from 'csv-stringify/sync'
import { done } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Gap, gapWords } from '../../practice/assertion-gap.ts'
import { comparedWords, intervalOf, pairsWithin, type Said, said, sinceAnchor } from '../../practice/statistics.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import type { revisitResults } from './facts.ts'
import { figuresFor, type ReadMonths } from './figures.ts'
import type { Questions } from './figures-shown.ts'
import { lastRevisits, recommendations } from './queries.ts'
import { selfAssessmentAnswer } from './self-assessment-answer.ts'
import { type Month, nothing } from './standing/judged.ts'
import type { Criterion } from './test.ts'

type Assessed = { readonly result: (typeof revisitResults)[number] | null; readonly because: string }

/**
 * What a revisit would be told: routine only where the closure test passes. Null where the records cannot say, which is no
 * improvement either.
 */
export function assess(standing: string | null, changes: readonly Said[]): Assessed {
  switch (standing) {
    case 'met':
      return { result: 'routine', because: 'The closure test passes.' }
    case 'no longer met':
      return { result: 'not routine', because: 'The closure test passed before and passes no longer.' }
    case 'not met':
      if (changes.includes('worse'))
        return {
          result: 'no meaningful improvement',
          because: 'At least one measure is worse than in the year it is compared with.',
        }
      if (changes.length > 0 && changes.every((one) => one === 'nothing counted'))
        return { result: null, because: 'Not met, and there is no earlier year to compare with yet.' }
      return changes.includes('improved')
        ? {
            result: 'improved, not routine',
            because: 'At least one measure has improved and none is worse; it is not yet as good as was asked.',
          }
        : { result: 'no meaningful improvement', because: 'There are enough cases, and no clear change.' }
    case 'insufficient data':
      return {
        result: null,
        because: 'Too few cases, too little recorded, or no closure test that still holds: it cannot be said.',
      }
    default:
      return { result: null, because: 'No closure test is approved and computed, so nothing can be said.' }
  }
}

export const selfAssessmentPages = (questions: Questions, read: ReadMonths) => [
  page({
    path: '/self-assessment',
    permission: 'see recommendations',
    template: 'accountability/recommendations/views/self-assessment.njk',
    title: 'Self-assessment',
    area: '/recommendations',
    answer: selfAssessmentAnswer,
    load: async (world) => done({ rows: await assessed(world, questions, read) }),
  }),
  page({
    path: '/recommendations.csv',
    permission: 'see recommendations',
    title: 'The register as a file',
    file: (values) => ({
      name: 'recommendations.csv',
      type: 'text/csv; charset=utf-8',
      content: String(values['csv']),
    }),
    load: async (world) => done({ csv: csvOf(await assessed(world, questions, read)) }),
  }),
]

/** Of each recommendation, by its record, what the measures ask that are worse than in the year they are compared with. */
export const worseMeasures =
  (questions: Questions, read: ReadMonths) =>
  async (world: World): Promise<ReadonlyMap<string, readonly string[]>> =>
    new Map(
      (await assessed(world, questions, read)).map(({ record_id, criteria }) => [
        record_id,
        criteria.filter(({ change }) => change === 'worse').map(({ measure, question }) => `${measure}, ${question}`),
      ]),
    )

/** Those that were superseded are told of by what took their place. */
async function assessed(world: World, questions: Questions, read: ReadMonths) {
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
    const criteria = (row.test?.criteria ?? []).map((criterion, index, { length }) =>
      ofCriterion(criterion, { index, together: length, gaps }, months, questions),
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

type GapsByMeasure = ReadonlyMap<string, Gap | null>

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
  const half = counts.slice(-6)
  const [yes, n] = [half.reduce((sum, one) => sum + one.yes, 0), half.reduce((sum, one) => sum + one.n, 0)]
  const { low, high } = intervalOf({ successes: yes, n, pairs: pairsWithin(half) })
  return {
    measure: criterion.measure,
    question: questions.get(criterion.measure)?.question ?? criterion.measure,
    asked: `${criterion.better === 'higher' ? 'at least' : 'at most'} ${percent(criterion.threshold)}`,
    figure:
      n === 0 ? 'no case in the last six months' : `${percent(yes / n)} of ${n} (${percent(low)} to ${percent(high)})`,
    change: said(change),
    compared: change === null ? null : comparedWords(change),
    gap: gapSaid(gaps.get(criterion.measure)),
  }
}

/** Wherever “on time” stands, “done well” stands beside it; of what is no matter of time nothing. */
function gapSaid(gap: Gap | null | undefined): string | null {
  if (gap === undefined) return null
  return gap === null ? 'no file of this work was audited' : `“on time” less “done well”: ${gapWords(gap)}`
}

type Row = Awaited<ReturnType<typeof assessed>>[number] & { readonly asAt: Instant }

const columns = [
  'recommendation_id',
  'reference',
  'source',
  'asked_in',
  'published',
  'theme',
  'words',
  'due',
  'date_changes',
  'found_again',
  'stage_recorded',
  'verification_route',
  'status_computed',
  'since',
  'earliest_pass',
  'inspectors_last_word',
  'self_assessment',
  'because',
  'figures',
  'as_at',
] as const

/** For the inspectorate's portal, or any other register: words of reports are somebody else's, so no cell is taken for a formula. */
const csvOf = (rows: readonly Row[]): string =>
  stringify(
    rows.map((row) => [
      row.record_id,
      row.reference,
      row.source,
      row.inspection,
      row.published,
      row.theme,
      row.words,
      row.due_on,
      row.date_changes,
      row.found_again,
      row.stage,
      row.verified_route,
      row.standing ?? 'not computed',
      row.since,
      row.earliest_pass,
      row.said === null ? '' : `${row.said.result} (${row.said.said_on}, ${row.said.inspection})`,
      row.result ?? 'cannot be said',
      row.because,
      row.criteria
        .map(
          (one) =>
            `${one.measure}: ${one.figure}, asked ${one.asked}, ${one.change}, ${one.compared ?? 'no month yet'}${one.gap === null ? '' : `, ${one.gap}`}`,
        )
        .join('; '),
      row.asAt,
    ]),
    { header: true, columns: [...columns], escape_formulas: true },
  )

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
