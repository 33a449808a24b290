// Standing: what the figures say of a recommendation. Pure; nobody's word goes in.
import { dateWords } from '../../kernel/time.ts'
import { assertionGap, onTimeOf, percent, together } from '../../practice/assertion-gap.ts'
import type { AuditRule, ClosureTest, Criterion } from './test.ts'

export type Standing = 'not met' | 'insufficient data' | 'met' | 'no longer met'

/** One criterion in one whole month. */
export type Figure = {
  readonly yes: number
  readonly no: number
  readonly notEvidenced: number
  /** Cases whose time has not passed: while there are any, the last whole month is not judged. */
  readonly notYet?: number
}

export type Month = {
  /** `2026-10`. */
  readonly month: string
  /** In the order of the test's criteria. */
  readonly figures: readonly Figure[]
}

export type Verdict = 'passes' | 'fails' | 'too few' | 'too little evidence'

export type Judged = {
  readonly standing: Standing
  /** What stops it, one sentence each; empty when met. */
  readonly stops: readonly string[]
  /** The first day after the month in which it could pass at the earliest; null when met. */
  readonly earliestPass: string | null
  readonly months: readonly { readonly month: string; readonly verdicts: readonly Verdict[] }[]
  /** What the audited files say; null where the test asks for none. */
  readonly audit: (AuditFigure & { readonly verdict: Verdict }) | null
}

/** Files drawn in the audit rule's window, and of them those whose grade stands. */
export type AuditFigure = {
  readonly drawn: number
  readonly graded: number
  readonly good: number
  readonly inadequate: number
}

/** What else decides: files, a period that began again, and the day it is judged. */
export type Besides = {
  readonly audit?: AuditFigure
  /** Cases that an auditor returned at once for a child's safety, and that wait for an answer. */
  readonly openConcerns?: number
  /** `2026-10`: months before it do not count, because the test was loosened or a measure redefined in it. */
  readonly countsFrom?: string | null
  readonly today?: string
}

/**
 * Met: every criterion passes in each of the last `sustainedMonths` whole months that count, and the audited files pass. Insufficient:
 * nothing fails, but something has too few cases or too little evidence to say, or the test has expired. No longer met: it has been met
 * before, under whatever test, and now something fails. What cannot be said is never called a fall.
 */
export function standing(
  test: ClosureTest,
  months: readonly Month[],
  metBefore: boolean,
  besides: Besides = {},
): Judged {
  const judged = months.map(({ month, figures }) => ({
    month,
    verdicts: test.criteria.map((criterion, index) =>
      verdict(criterion, figures[index] ?? nothing, test.mostNotEvidenced),
    ),
  }))
  const countsFrom = besides.countsFrom ?? null
  const counting = judged.filter(({ month }) => countsFrom === null || month >= countsFrom)
  const last = counting.slice(-test.sustainedMonths)
  const audit = auditOf(test, besides.audit ?? noFiles)
  const gaps = audit === null ? [] : tooWide(test, months, audit)
  const expiry = expired(test, besides.today)
  const stops = [
    ...expiry,
    ...whatStops(test, last, last.length === test.sustainedMonths, countsFrom),
    ...(audit === null || test.audit == null ? [] : auditStops(test.audit, audit, test.mostNotEvidenced)),
    ...gaps,
    ...openConcerns(test, besides.openConcerns ?? 0),
  ]
  if (stops.length === 0) return { standing: 'met', stops, earliestPass: null, months: judged, audit }
  const verdicts = [...last.flatMap((month) => month.verdicts), ...(audit === null ? [] : [audit.verdict])]
  const fails = gaps.length > 0 || verdicts.includes('fails')
  return {
    standing: expiry.length > 0 || !fails ? 'insufficient data' : metBefore ? 'no longer met' : 'not met',
    stops,
    earliestPass: notBefore(earliest(test, counting, judged, countsFrom), besides.today),
    months: judged,
    audit,
  }
}

const noFiles: AuditFigure = { drawn: 0, graded: 0, good: 0, inadequate: 0 }

/** In proportion to the files asked: thirty of forty asked is sixty of eighty graded. Whoever leaves the hard ones ungraded says nothing. */
function auditOf({ audit: rule = null, mostNotEvidenced }: ClosureTest, figure: AuditFigure): Judged['audit'] {
  if (rule === null) return null
  if (figure.graded < rule.files) return { ...figure, verdict: 'too few' }
  if (figure.drawn - figure.graded > mostNotEvidenced * figure.drawn)
    return { ...figure, verdict: 'too little evidence' }
  const passes =
    figure.good * rule.files >= rule.leastGood * figure.graded &&
    figure.inadequate * rule.files <= rule.mostInadequate * figure.graded
  return { ...figure, verdict: passes ? 'passes' : 'fails' }
}

function auditStops(rule: AuditRule, audit: NonNullable<Judged['audit']>, mostNotEvidenced: number): readonly string[] {
  const months = rule.windowMonths === 1 ? 'the last whole month' : `the last ${rule.windowMonths} whole months`
  const asked = `at least ${rule.leastGood} good and at most ${rule.mostInadequate} inadequate of ${rule.files}`
  const open = audit.drawn - audit.graded
  switch (audit.verdict) {
    case 'passes':
      return []
    case 'too few':
      return [
        `Audited files on ${rule.topic}: ${audit.graded} graded of ${audit.drawn} drawn in ${months}, ${rule.files} needed.`,
      ]
    case 'too little evidence':
      return [
        `Audited files on ${rule.topic}: ${open} of ${audit.drawn} drawn in ${months} have no grade that stands, not graded or in dispute; ${percent(mostNotEvidenced)} at most may have none.`,
      ]
    case 'fails':
      return [
        `Audited files on ${rule.topic}: ${audit.good} good and ${audit.inadequate} inadequate of ${audit.graded} graded, drawn in ${months}; asked: ${asked}.`,
      ]
  }
}

/** The assertion gap: how much further “on time” is than “done well”, over the months of the audit rule (operations.md section 13.1). */
function tooWide(
  { criteria, audit: rule = null, mostGapPoints = null }: ClosureTest,
  months: readonly Month[],
  audit: NonNullable<Judged['audit']>,
): readonly string[] {
  // Files that say nothing of themselves say nothing beside a clock either.
  if (rule === null || mostGapPoints === null || !['passes', 'fails'].includes(audit.verdict)) return []
  const inWindow = months.slice(-rule.windowMonths)
  return criteria.flatMap((criterion, index) => {
    if (criterion.kind !== 'timeliness') return []
    const onTime = onTimeOf(together(inWindow.map(({ figures }) => figures[index] ?? nothing)), criterion.better)
    const gap = assertionGap(onTime, { yes: audit.good, no: audit.graded - audit.good, notEvidenced: 0 })
    return gap === null || gap.points <= mostGapPoints
      ? []
      : [
          `${criterion.measure}: on time is ${gap.points} points above done well (${gap.onTime.words}; ${gap.doneWell.words}); at most ${mostGapPoints} asked.`,
        ]
  })
}

const openConcerns = ({ noOpenConcern = false }: ClosureTest, open: number): readonly string[] =>
  noOpenConcern && open > 0
    ? [
        open === 1
          ? 'A case that an auditor returned for a child’s safety has no answer yet.'
          : `${open} cases that auditors returned for a child’s safety have no answer yet.`,
      ]
    : []

const expired = ({ expiresOn = null }: ClosureTest, today: string | undefined): readonly string[] =>
  expiresOn !== null && today !== undefined && today > expiresOn
    ? [`The closure test expired on ${dateWords(expiresOn)}: another must be approved.`]
    : []

const nothing: Figure = { yes: 0, no: 0, notEvidenced: 0 }

/** Not evidenced counts against: a record that was not made is not a success. */
export function verdict(criterion: Criterion, figure: Figure, mostNotEvidenced: number): Verdict {
  const n = figure.yes + figure.no + figure.notEvidenced
  if (n < criterion.minimumN) return 'too few'
  if (figure.notEvidenced / n > mostNotEvidenced) return 'too little evidence'
  const share = figure.yes / n
  return (criterion.better === 'higher' ? share >= criterion.threshold : share <= criterion.threshold)
    ? 'passes'
    : 'fails'
}

function whatStops(
  test: ClosureTest,
  last: Judged['months'],
  enough: boolean,
  countsFrom: string | null,
): readonly string[] {
  const sentences = test.criteria.flatMap((criterion, index) => {
    const bad = last.filter((month) => month.verdicts[index] !== 'passes')
    return (['fails', 'too few', 'too little evidence'] as const).flatMap((kind) => {
      const months = bad.filter((month) => month.verdicts[index] === kind).map((month) => month.month)
      return months.length === 0 ? [] : [sentence(criterion, kind, months, test)]
    })
  })
  if (enough) return sentences
  const since =
    countsFrom === null ? 'have figures' : `count: the sustained period began again in ${dateWords(countsFrom)}`
  return [`Only ${last.length} of ${test.sustainedMonths} whole months ${since}.`, ...sentences]
}

function sentence(
  criterion: Criterion,
  kind: Exclude<Verdict, 'passes'>,
  months: readonly string[],
  test: ClosureTest,
): string {
  const when = months.map((month) => dateWords(month)).join(', ')
  switch (kind) {
    case 'fails':
      return `${criterion.measure}: ${criterion.better === 'higher' ? 'below' : 'above'} ${percent(criterion.threshold)} in ${when}.`
    case 'too few':
      return `${criterion.measure}: fewer than ${criterion.minimumN} cases in ${when}.`
    case 'too little evidence':
      return `${criterion.measure}: more than ${percent(test.mostNotEvidenced)} without evidence in ${when}.`
  }
}

/** Never a day that has passed: where the last month is still to be counted, the next month's first day. */
function notBefore(earliestPass: string | null, today: string | undefined): string | null {
  if (earliestPass === null || today === undefined || earliestPass >= today) return earliestPass
  return firstDayAfter(today.slice(0, 7), 0)
}

/** If every month from now on passed: the months that pass at the end already count. */
function earliest(
  test: ClosureTest,
  counting: Judged['months'],
  judged: Judged['months'],
  countsFrom: string | null,
): string | null {
  const last = judged.at(-1)
  if (last === undefined) return null
  let run = 0
  for (const month of [...counting].reverse()) {
    if (!month.verdicts.every((one) => one === 'passes')) break
    run++
  }
  const more = Math.max(1, test.sustainedMonths - run)
  return firstDayAfter(countsFrom !== null && countsFrom > last.month ? monthBefore(countsFrom) : last.month, more)
}

function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** The first day of the month after `month` and `more` months beyond. */
function firstDayAfter(month: string, more: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const total = year * 12 + number + more
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}-01`
}
