// What is frozen for the public: every recommendation in plain words, its date and how often it moved, its computed status, and figures after disclosure control.
import { instant, localDate } from '../../kernel/time.ts'
import { filesOfCases } from '../../practice/gap-over-months.ts'
import type { World } from '../../registers/world.ts'
import { askedOfOthers } from '../asked-of.ts'
import { betterOf } from './better.ts'
import { type Before, keptFrom, keptKey, saidOf } from './counted-once.ts'
import type { PublicGap, PublicMeasure, PublicRecommendation, Release } from './facts.ts'
import { filesShown, gapBeside } from './gaps.ts'
import { monitoringOf } from './monitoring-said.ts'
import { windowOf } from './months-read.ts'
import type { AnnouncedStage, RecommendationRow, ReportAlone } from './queries.ts'
import { publishedAgainBy } from './settings.ts'
import { type Asked, type ByMonth, countingStatements, type Measured, shownMeasure } from './shown-measure.ts'
import { dated, openedWords, standingWords } from './status-words.ts'
import type { Words } from './words.ts'

type Given = {
  readonly rows: readonly RecommendationRow[]
  readonly reportsAlone: readonly ReportAlone[]
  readonly stages: readonly AnnouncedStage[]
  readonly figures: ReadonlyMap<string, ByMonth>
  readonly ledgerSize: number
  readonly forceName: string
  readonly words: Words
  /** Measures named by published answers. */
  readonly named: readonly string[]
  /** What was published before of the same months. */
  readonly before: Before
}

export function releaseOf(
  world: Pick<World, 'now' | 'who' | 'policyAt'>,
  { definitions }: Pick<Measured, 'definitions'>,
  given: Given,
): Release {
  const { now, who } = world
  const window = windowOf(now)
  const kept = keptFrom(given.before.measures)
  const statements = countingStatements(who.forceId, now)
  const show = (asked: Asked, words: string, together: number): readonly PublicMeasure[] => {
    const definition = definitions.get(asked.measure)
    if (definition === undefined) return []
    const earlier = kept.get(keptKey(asked, definition.version))
    const counting = { force: who.forceId, now, window, figures: given.figures, together }
    if (earlier === undefined) return [shownMeasure(asked, words, definition, counting)]
    const said = new Map(earlier.changes).get(together) ?? saidOf(shownMeasure(asked, words, definition, counting))
    return [{ ...earlier.one, asked: words, ...said }]
  }
  const version = definitions.get(filesOfCases)?.version ?? 0
  const gapOf: Showing['gapOf'] = (one, better, part) => {
    const { figures, before } = given
    const files = filesShown(part, version, { force: who.forceId, now, window, figures, before: before.gaps })
    const gap = gapBeside(one, better, figures, files)
    return gap === null ? [] : [gap]
  }
  const besideAnswers = given.named.flatMap((measure) => show({ measure, part: null }, 'nothing', 1))
  return {
    format: 2,
    force: who.forceId,
    forceName: given.forceName,
    frozenAt: now,
    ledgerSize: given.ledgerSize,
    policyVersion: world.policyAt(now).version,
    againBy: localDate(publishedAgainBy(now, world.policyAt(now))),
    window: { first: window.names.at(-12) ?? '', last: window.names.at(-1) ?? '' },
    sql: statements[0] ?? 'not available',
    statements: [...statements],
    recommendations: given.rows.map((row) => recommendationOf(row, given, { show, gapOf })),
    reportsAlone: [...given.reportsAlone],
    besideAnswers,
    gapsBesideAnswers: besideAnswers.flatMap((one) => {
      const definition = definitions.get(one.measure)
      return definition?.kind === 'timeliness' ? gapOf(one, definition.better, null) : []
    }),
    monitoring: monitoringOf(given.stages, who.forceId, localDate(now)),
  }
}

type Showing = {
  readonly show: (asked: Asked, words: string, together: number) => readonly PublicMeasure[]
  /** None where it cannot be said. */
  readonly gapOf: (one: PublicMeasure, better: 'higher' | 'lower' | null, part: string | null) => readonly PublicGap[]
}

function recommendationOf(
  row: RecommendationRow,
  { words: { ruleOf, wholeTest } }: Given,
  { show, gapOf }: Showing,
): PublicRecommendation {
  const criteria = row.test?.criteria ?? []
  const whole = wholeTest(row.test)
  const files = whole?.files ?? null
  const together = criteria.length + (files === null ? 0 : 1)
  const ofCriteria = criteria.flatMap((criterion) => show(criterion, askedWords(criterion), together))
  const ofFiles = files === null ? [] : show(files, files.asked, together)
  const measures = [...ofCriteria, ...ofFiles]
  const fellByTest = row.reopenings.at(-1)?.by === 'closure test'
  const gaps = ofCriteria.flatMap((one, at) =>
    whole?.timely.includes(one.measure) ? gapOf(one, criteria[at]?.better ?? null, files?.part ?? null) : [],
  )
  const unasked = filesUnasked(row, whole, ofCriteria, ofFiles)
  const better = betterOf(
    row.standing,
    measures.flatMap((one) => one.verdict ?? []),
    row.test !== null,
    {
      stage: row.stage,
      supersededBy: row.superseded_by_reference,
      testChanged: fellByTest,
      untestable: row.untestable,
      ofOthers: askedOfOthers(row),
      filesUnasked: unasked,
    },
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
    datesMoved: row.dates_moved.map(({ on, from, to }) => ({ on, from, to })),
    foundAgain: row.found_again,
    askedOf: row.asked_of,
    answerBy: row.answer_by,
    answeredOn: row.answered_on,
    stage: row.stage,
    standing: row.standing,
    scope: row.test?.scope ?? null,
    standingWords: standingWords(row.standing, fellByTest),
    since: row.since === null ? null : instant(row.since),
    judgedAt: row.judged_at === null ? null : instant(row.judged_at),
    better: better.answer,
    betterBecause: better.because,
    loosened: row.loosenings.map((one) => dated(one.at, `${one.sentences.join(' ')} Why: ${one.because}`)),
    scopeChanged: row.scope_changes.map(({ at, from, to, because }) =>
      dated(at, `from “${from ?? 'all of it'}” to “${to ?? 'all of it'}”. Why: ${because}`),
    ),
    openedAgain: row.reopenings.map(({ at, by }) => dated(at, openedWords[by] ?? '')),
    supersededBy: successorOf(row),
    supersedes: row.supersedes.map(({ recordId, reference }) => ({ id: recordId, reference })),
    measures,
    asks: [...(whole?.asks ?? [])],
    comments: row.comments,
    gaps,
    ...(unasked ? { filesUnasked: unasked } : {}),
  }
}

const successorOf = (row: RecommendationRow) =>
  row.superseded_by === null
    ? null
    : { id: row.superseded_by, reference: row.superseded_by_reference ?? '', because: row.superseded_because }

/** By what is published of twelve months, whose intervals do not meet: its months, and with them the gap, may be too small to show. */
function filesUnasked(
  { standing, test }: RecommendationRow,
  whole: ReturnType<Words['wholeTest']>,
  measures: readonly PublicMeasure[],
  [files]: readonly PublicMeasure[],
): boolean {
  if (standing !== 'met' || whole === null || !whole.asksNothingOfFiles || files === undefined) return false
  const mostGood = files.year.high
  return measures.some(
    (one, at) =>
      whole.timely.includes(one.measure) && mostGood !== null && leastOnTime(one, test?.criteria[at]) > mostGood,
  )
}

/** Where less is better, the rest is on time. */
function leastOnTime({ year: { low, high } }: PublicMeasure, criterion: Criterion | undefined): number {
  if (low === null || high === null) return 0
  return criterion?.better === 'lower' ? 100 - high : low
}

type Criterion = NonNullable<RecommendationRow['test']>['criteria'][number]
const askedWords = ({ better, threshold }: Criterion): string =>
  `${better === 'higher' ? 'at least' : 'at most'} ${Math.round(threshold * 100)}%`
