// Standing: what the figures say of a recommendation. Pure; nobody's word goes in.
import { auditOf, auditStops, noFiles, openConcerns } from './standing/audited-files.ts'
import { earliest, notBefore } from './standing/earliest.ts'
import { type Besides, type Figure, type Judged, type Month, nothing, type Verdict } from './standing/judged.ts'
import { tooWide } from './standing/too-wide.ts'
import { expired, whatStops } from './standing/what-stops.ts'
import type { ClosureTest, Criterion } from './test.ts'

/**
 * Met: every criterion passes in each of the last `sustainedMonths` whole months that count, and the audited files pass. Insufficient:
 * nothing fails, but something has too few cases or too little evidence to say, or the test has expired. That takes *met* away and
 * excuses nothing: what fails by it fails on, or letting a test lapse would clear a fall from every page. No longer met: it has been met
 * before, under whatever test, and now something fails, or is done without the records that would show it: else whoever stops recording
 * would stay met. Too few cases are never called a fall.
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
  const gaps = audit === null ? { fails: [], unsaid: [] } : tooWide(test, besides.gaps ?? [], audit)
  const stops = [
    ...expired(test, besides.today),
    ...whatStops(test, last, last.length === test.sustainedMonths, besides),
    ...(audit === null || test.audit == null ? [] : auditStops(test.audit, audit, test.mostNotEvidenced)),
    ...gaps.fails,
    ...gaps.unsaid,
    ...openConcerns(test, besides.openConcerns ?? 0),
  ]
  if (stops.length === 0) return { standing: 'met', stops, earliestPass: null, months: judged, audit }
  const verdicts = [...last.flatMap((month) => month.verdicts), ...(audit === null ? [] : [audit.verdict])]
  const fails = gaps.fails.length > 0 || verdicts.includes('fails') || (metBefore && unproven(last))
  return {
    standing: fails ? failing(metBefore) : 'insufficient data',
    stops,
    earliestPass: notBefore(earliest(test, counting, judged, countsFrom), besides),
    months: judged,
    audit,
  }
}

const failing = (metBefore: boolean) => (metBefore ? 'no longer met' : 'not met')

const unproven = (months: Judged['months']): boolean =>
  months.some(({ verdicts }) => verdicts.includes('too little evidence'))

/**
 * Not evidenced counts against, whichever way is better: a record that was not made is not a success. What fails even if all of it had gone
 * well fails, however much has no evidence.
 */
function verdict(criterion: Criterion, figure: Figure, mostNotEvidenced: number): Verdict {
  const { yes, no, notEvidenced } = figure
  const n = yes + no + notEvidenced
  if (n < criterion.minimumN) return 'too few'
  const passes = (share: number) =>
    criterion.better === 'higher' ? share >= criterion.threshold : share <= criterion.threshold
  const [worst, best] =
    criterion.better === 'higher' ? [yes / n, (yes + notEvidenced) / n] : [(yes + notEvidenced) / n, yes / n]
  if (!passes(best)) return 'fails'
  if (notEvidenced / n > mostNotEvidenced) return 'too little evidence'
  return passes(worst) ? 'passes' : 'fails'
}
