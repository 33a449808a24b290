// What is frozen for the public: every recommendation in plain words, its date and how often it moved, its computed status, and figures after disclosure control.
import { statements } from '../../kernel/database.ts'
import { text } from '../../kernel/sql.ts'
import { addMonths, dayOf, type Instant, instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { disclose } from '../../practice/disclosure.ts'
import { comparedWords, monthsNeeded, type Said, said, sinceAnchor } from '../../practice/statistics.ts'
import type { World } from '../../registers/world.ts'
import type { PublicRecommendation, Release } from './facts.ts'
import type { RecommendationRow } from './queries.ts'

export type Asked = { readonly measure: string; readonly part: string | null }
type Figure = { readonly yes: number; readonly no: number; readonly notEvidenced: number; readonly notYet?: number }
type ByMonth = ReadonlyMap<string, Figure>

/** Measures as values, by `measure/part` and month: as `registers/measures` answers them. */
export type Read = (asked: {
  readonly force: string
  readonly measures: readonly Asked[]
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}) => Promise<ReadonlyMap<string, ByMonth>>

export type Definition = {
  readonly id: string
  readonly version: number
  readonly question: string
  readonly numerator: string
  readonly denominator: string
  readonly better: 'higher' | 'lower' | null
}

export type Measured = { readonly read: Read; readonly definitions: ReadonlyMap<string, Definition> }

/** Shown; those before them are read for the test of change alone. */
const months = 12

type Given = {
  readonly rows: readonly RecommendationRow[]
  readonly figures: ReadonlyMap<string, ByMonth>
  readonly ledgerSize: number
  readonly forceName: string
  readonly ruleOf: (row: RecommendationRow) => string | null
}

/** The whole months before this one: twelve, and as many before them as the test of change needs. */
export function windowOf(now: Instant): {
  readonly from: Instant
  readonly until: Instant
  readonly names: readonly string[]
} {
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  return {
    from: startOfLocalDay(addMonths(first, -monthsNeeded)),
    until: startOfLocalDay(first),
    names: Array.from({ length: monthsNeeded }, (_, index) => addMonths(first, index - monthsNeeded).slice(0, 7)),
  }
}

export function releaseOf(world: World, { definitions }: Measured, given: Given): Release {
  const { now, who } = world
  return {
    format: 1,
    force: who.forceId,
    forceName: given.forceName,
    frozenAt: now,
    ledgerSize: given.ledgerSize,
    policyVersion: world.policyAt(now).version,
    sql: countingStatement(),
    recommendations: given.rows.map((row) => recommendationOf(row, given, definitions, windowOf(now).names)),
  }
}

/** The very text that is sent to the database, its parameters by number. */
function countingStatement(): string {
  const found = statements.find(({ name }) => name === 'measures: by group')
  return found === undefined ? 'not available' : text(found.exampleQuery()).slice(0, 8000)
}

function recommendationOf(
  row: RecommendationRow,
  { figures, ruleOf }: Given,
  definitions: ReadonlyMap<string, Definition>,
  names: readonly string[],
): PublicRecommendation {
  const judged = (row.test?.criteria ?? []).flatMap((criterion) => {
    const definition = definitions.get(criterion.measure)
    const byMonth = figures.get(`${criterion.measure}/${criterion.part ?? ''}`) ?? new Map<string, Figure>()
    return definition === undefined ? [] : [measureOf(criterion, definition, byMonth, names)]
  })
  const better = betterOf(
    row.standing,
    judged.map((one) => one.verdict),
  )
  return {
    id: row.record_id,
    reference: row.reference,
    source: row.source,
    inspection: row.inspection,
    published: row.published,
    theme: row.theme,
    words: row.words,
    timeScale: ruleOf(row),
    dueOn: row.due_on,
    dateChanges: row.date_changes,
    foundAgain: row.found_again,
    stage: row.stage,
    standing: row.standing,
    standingWords: plain[row.standing ?? ''] ?? 'No closure test is approved yet, so nothing can be computed.',
    since: row.since === null ? null : instant(row.since),
    better: better.answer,
    betterBecause: better.because,
    loosened: row.loosenings.map((one) => `${one.at.slice(0, 10)}: ${one.sentences.join('; ')}`.slice(0, 600)),
    measures: judged.map((one) => one.shown),
  }
}

const plain: Readonly<Record<string, string>> = {
  met: 'The records show what was asked for, for as many months as the test wants.',
  'not met': 'The records do not yet show what was asked for.',
  'insufficient data': 'There are too few cases, or too little is recorded, to say.',
  'no longer met': 'The records showed it once and do so no longer.',
}

/** One answer from what was computed: nobody chooses it. */
export function betterOf(
  standing: string | null,
  verdicts: readonly Said[],
): { readonly answer: PublicRecommendation['better']; readonly because: string } {
  if (standing === 'met') return { answer: 'yes', because: 'The closure test passes.' }
  if (standing === 'no longer met')
    return { answer: 'no', because: 'The closure test passed before and passes no longer.' }
  if (verdicts.includes('worse'))
    return { answer: 'no', because: 'At least one measure is worse than in the year it is compared with.' }
  if (standing === 'not met' && verdicts.includes('improved'))
    return {
      answer: 'yes',
      because: 'At least one measure has improved and none is worse; it is not yet as good as was asked.',
    }
  if (standing === 'not met' && verdicts.length > 0 && verdicts.every((one) => one === 'nothing counted'))
    return { answer: 'too early to say', because: 'There is no earlier year to compare with yet.' }
  if (standing === 'not met') return { answer: 'no', because: 'There are enough cases, and no clear change.' }
  return { answer: 'too early to say', because: 'Too few cases, or no closure test, to say more.' }
}

type Criterion = NonNullable<RecommendationRow['test']>['criteria'][number]

function measureOf(criterion: Criterion, definition: Definition, byMonth: ByMonth, names: readonly string[]) {
  const all = names.map((month) => {
    const { yes, no, notEvidenced, notYet = 0 } = byMonth.get(month) ?? { yes: 0, no: 0, notEvidenced: 0 }
    return { month, yes, n: yes + no + notEvidenced, notYet }
  })
  const counts = all.slice(-months)
  const sum = (some: typeof counts) => ({
    yes: some.reduce((all, one) => all + one.yes, 0),
    n: some.reduce((all, one) => all + one.n, 0),
  })
  const change = definition.better === null ? null : sinceAnchor(all, definition.better)
  const verdict = said(change)
  return {
    verdict,
    shown: {
      measure: definition.id,
      version: definition.version,
      question: definition.question,
      numerator: definition.numerator,
      denominator: definition.denominator,
      asked: `${criterion.better === 'higher' ? 'at least' : 'at most'} ${Math.round(criterion.threshold * 100)} %`,
      year: disclose(sum(counts)),
      change: `${changeWords[verdict]}${change === null ? '' : `, ${comparedWords(change)}`}`,
      months: counts.map(({ month, yes, n }) => ({ month, ...disclose({ yes, n }) })),
    },
  }
}

const changeWords: Readonly<Record<Said, string>> = {
  improved: 'Improved',
  worse: 'Worse',
  'no clear change': 'No clear change',
  'nothing counted': 'No comparison can be made yet',
}

/** What one measure says of the last twelve whole months, in words fit for the public; null for a measure nobody knows. */
export const figureWords =
  ({ read, definitions }: Measured) =>
  async (force: string, measure: string, now: Instant): Promise<string | null> => {
    const definition = definitions.get(measure)
    if (definition === undefined) return null
    const { from, until, names } = windowOf(now)
    const figures = await read({ force, measures: [{ measure, part: null }], from, until, now })
    const counted = names
      .slice(-months)
      .map((name) => figures.get(`${measure}/`)?.get(name) ?? { yes: 0, no: 0, notEvidenced: 0 })
    const yes = counted.reduce((all, one) => all + one.yes, 0)
    const n = counted.reduce((all, one) => all + one.yes + one.no + one.notEvidenced, 0)
    const shown = disclose({ yes, n })
    const share = shown.percent === null ? '' : `, ${shown.percent} % (95 % interval ${shown.low} % to ${shown.high} %)`
    return `${definition.question} ${shown.yes} of ${shown.n} in twelve months${share}`.slice(0, 300)
  }
