// The figures a test is judged by: whole months of measures, read as values, for any number of tests at once.
import { addMonths, dayOf, type Instant, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { together } from '../../practice/assertion-gap.ts'
import { gapVersion, noCases } from '../../practice/gap-over-months.ts'
import { monthsNeeded, ripe } from '../../practice/statistics.ts'
import { filesBeside, gapsOf } from './gaps-of-test.ts'
import type { AuditFigure, Figure, Gaps, Month } from './standing/judged.ts'
import type { AuditRule, ClosureTest } from './test.ts'

/** What is asked of the measures: one, or a part of one. */
type Asked = { readonly measure: string; readonly part: string | null }

/** Measures as values: whoever answers them. By `keyOf`, then by month (`2026-10`); a month without cases may be left out. */
export type ReadMonths = (asked: {
  readonly force: string
  readonly measures: readonly Asked[]
  readonly from: Instant
  readonly until: Instant
  readonly now: Instant
}) => Promise<AsRead>

export type AsRead = ReadonlyMap<string, ReadonlyMap<string, Figure>>

export const keyOf = ({ measure, part }: Asked): string => `${measure}/${part ?? ''}`

/** What measures of audited files answer to: one observation a file, by topic. */
export const auditMeasures = { good: 'A1', inadequate: 'A2' } as const

/** Cases that an auditor (A6) or an inspector (M29) returned at once, by topic. */
const returnedMeasures = ['A6', 'M29'] as const

export type Figures = {
  /** Those it is judged by: the last whole one only when all its cases count. */
  readonly months: (test: ClosureTest) => readonly Month[]
  /** And as many before them as the test of change needs, the last whole one in any case. */
  readonly since: (test: ClosureTest) => readonly Month[]
  readonly audit: (test: ClosureTest) => AuditFigure | null
  /** Cases that auditors or inspectors returned at once in these months and this one, on the audit rule's topic or any, without an answer. */
  readonly openConcerns: (test: ClosureTest) => number
  /** Of each timeliness criterion how far it is ahead of audited files of the same months' cases; null where there are none. */
  readonly gaps: (test: ClosureTest) => Gaps
}

/** Everything that these tests ask, in one reading; the gap by its definition of today, or by that of a frozen status. */
export async function figuresFor(
  read: ReadMonths,
  force: string,
  tests: readonly ClosureTest[],
  now: Instant,
  gapDefined = gapVersion,
): Promise<Figures> {
  const first = dayOf(`${localDate(now).slice(0, 7)}-01`)
  const most = Math.max(shownMonths, ...tests.map(({ sustainedMonths }) => sustainedMonths))
  const names = wholeMonths(Math.max(monthsNeeded, most + 1), first)
  const answered = await read({
    force,
    measures: distinct(tests.flatMap(asksFor)),
    from: startOfLocalDay(dayOf(`${names[0] ?? first.slice(0, 7)}-01`)),
    // This month too: a case returned yesterday is open today.
    until: now,
    now,
  })
  const figure = (asked: Asked, month: string): Figure => answered.get(keyOf(asked))?.get(month) ?? noCases
  const since = (test: ClosureTest) =>
    names.map((month) => ({ month, figures: test.criteria.map((criterion) => figure(criterion, month)) }))
  return {
    months: (test) => counting(since(test)).slice(-most),
    since,
    audit: ({ audit = null }) => (audit === null ? null : filesOf(audit, names, figure)),
    openConcerns: (test) =>
      concernsOf(test)
        .map((asked) => sumOf([...names, first.slice(0, 7)], (month) => figure(asked, month)).notEvidenced)
        .reduce((sum, open) => sum + open, 0),
    gaps: (test) => gapsOf(test, names, figure, gapDefined),
  }
}

/** A month is judged when every criterion's cases of it count: on its first days those that were quick would stand for all. */
function counting(months: readonly Month[]): readonly Month[] {
  const notYet = ({ figures }: Month) => figures.reduce((sum, one) => sum + (one.notYet ?? 0), 0)
  return ripe(months.map((month) => ({ month, notYet: notYet(month) }))).map(({ month }) => month)
}
/** Of every topic where the test asks for no audit. */
const concernsOf = ({ audit = null }: ClosureTest): readonly Asked[] =>
  returnedMeasures.map((measure) => ({ measure, part: audit?.topic ?? null }))

/** The whole months a page draws, whatever a test looks at. */
const shownMonths = 12

function wholeMonths(count: number, first: ReturnType<typeof dayOf>): readonly string[] {
  return Array.from({ length: count }, (_, index) => addMonths(first, index - count).slice(0, 7))
}

const asksFor = (test: ClosureTest): readonly Asked[] => {
  const { criteria, audit = null, noOpenConcern = false } = test
  const { good, inadequate } = auditMeasures
  return [
    ...criteria,
    ...(audit === null ? [] : [good, inadequate].map((measure) => ({ measure, part: audit.topic }))),
    ...filesBeside(test),
    ...(noOpenConcern ? concernsOf(test) : []),
  ]
}

const distinct = (asked: readonly Asked[]): readonly Asked[] => [
  ...new Map(asked.map(({ measure, part }) => [keyOf({ measure, part }), { measure, part }])).values(),
]

function filesOf(
  rule: AuditRule,
  names: readonly string[],
  figure: (asked: Asked, month: string) => Figure,
): AuditFigure {
  const inWindow = names.slice(-rule.windowMonths)
  const count = (measure: string) => sumOf(inWindow, (month) => figure({ measure, part: rule.topic }, month))
  const good = count(auditMeasures.good)
  const graded = good.yes + good.no
  return {
    drawn: graded + good.notEvidenced,
    graded,
    good: good.yes,
    inadequate: count(auditMeasures.inadequate).yes,
  }
}

const sumOf = (months: readonly string[], figure: (month: string) => Figure): Figure =>
  together(months.map((month) => figure(month)))
